package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.isolation.Isolation;
import dev.actors.isolation.Isolator;
import dev.actors.isolation.MessageCopier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/** Classes that are loaded anew, as development tools do: a closed node lets the old ones go. */
class ReloadTests {

    /** Counts its messages, one of them from a timer, and asks for an answer. */
    static final class Reloaded implements ProcessFunction {

        record Word(String text) {}

        @Override
        public Object run(ActorContext self) {
            self.sendAfter(Duration.ofMillis(1), self.address(), new Word("tick"));
            self.sendAfter(Duration.ofHours(1), self.address(), new Word("never"));
            Address other =
                    self.spawn(
                            Behavior.of(
                                    Word.class,
                                    (child, word) -> {
                                        child.reply(word);
                                        return Behavior.same();
                                    }));
            self.receive(Word.class);
            return self.ask(other, new Word("tock"), Duration.ofMinutes(1)).toString();
        }
    }

    private static final class Loader extends ClassLoader {

        private static final Set<String> OWN =
                Set.of(Reloaded.class.getName(), Reloaded.Word.class.getName());

        Loader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!OWN.contains(name)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static WeakReference<ClassLoader> loaderOfAClosedNode() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Loader loader = new Loader(before);
        Thread.currentThread().setContextClassLoader(loader);
        try (Node node = Node.builder("secret@127.0.0.1:4792").open()) {
            var constructor = loader.loadClass(Reloaded.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            ProcessFunction function = (ProcessFunction) constructor.newInstance();
            assertThat(function).isNotInstanceOf(Reloaded.class);
            Address actor = node.spawn(function);
            assertThat(node.await(actor, KernelTestCase.PATIENCE)).isEqualTo("Word[text=tock]");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return new WeakReference<>(loader);
    }

    @Test
    void letsTheClassLoaderGoWhenTheNodeIsClosed() throws Exception {
        WeakReference<ClassLoader> loader = loaderOfAClosedNode();

        KernelTestCase.until(
                () -> {
                    System.gc();
                    return loader.get() == null;
                });
    }

    /**
     * A copier of a class that is not the application's own, and stays when that is loaded anew.
     */
    private static WeakReference<MessageCopier<BitSet>> copierThatWasUsed() {
        MessageCopier<BitSet> copier =
                new MessageCopier<>() {
                    @Override
                    public BitSet copy(BitSet message) {
                        return (BitSet) message.clone();
                    }
                };
        Isolator isolator = new Isolator(Isolation.COPY, Map.of(BitSet.class, copier), Set.of());
        assertThat(isolator.isolate(new BitSet())).isEqualTo(new BitSet());
        return new WeakReference<>(copier);
    }

    @Test
    void letsACopierGoThatWasUsedForAClassThatStays() {
        WeakReference<MessageCopier<BitSet>> copier = copierThatWasUsed();

        KernelTestCase.until(
                () -> {
                    System.gc();
                    return copier.get() == null;
                });
    }
}
