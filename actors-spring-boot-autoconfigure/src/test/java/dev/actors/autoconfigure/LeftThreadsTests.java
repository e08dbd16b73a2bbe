package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** What a closed, failed or restarted application leaves behind: no thread. */
class LeftThreadsTests {

    private static final String NODE = "127.0.0.1:4790";

    /** Loaded anew for each application, as devtools do. */
    @Actor(value = "changing", autostart = true)
    static class Changing {
        @Receive
        String hear(String message) {
            return message + " " + System.identityHashCode(getClass().getClassLoader());
        }
    }

    /** Fails when the actors run already. */
    static class Failing implements SmartLifecycle {
        private final Node node;

        Failing(Node node) {
            this.node = node;
        }

        @Override
        public void start() {
            Address changing = node.whereis("changing").orElseThrow();
            assertThat(node.ask(changing, "?", Duration.ofSeconds(30))).isNotNull();
            assertThat(threads()).isNotEmpty();
            throw new IllegalStateException("no port left");
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    /** Spawns an actor as it is made, before the node is opened by its lifecycle, and fails. */
    static class Hasty {
        Hasty(Node node, Actors actors) {
            node.open();
            Address changing = actors.spawn(Changing.class);
            assertThat(node.ask(changing, "?", Duration.ofSeconds(30))).isNotNull();
            throw new IllegalStateException("too hasty");
        }
    }

    private static AnnotationConfigApplicationContext application(Class<?>... classes) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("actors.node=secret@" + NODE).applyTo(context);
        context.register(ActorsAutoConfiguration.class);
        context.register(classes);
        return context;
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(NODE))
                .toList();
    }

    private static void assertNoThreadIsLeft() {
        for (Thread thread : threads()) {
            Patience.join(thread);
        }
    }

    @Test
    void isNoneWhenARefreshFailsLate() {
        assertThatThrownBy(application(Changing.class, Failing.class)::refresh)
                .hasRootCauseMessage("no port left");

        assertNoThreadIsLeft();
    }

    @Test
    void isNoneWhenARefreshFailsBeforeTheLifecyclesStart() {
        assertThatThrownBy(application(Changing.class, Hasty.class)::refresh)
                .isInstanceOf(BeanCreationException.class)
                .hasRootCauseMessage("too hasty");

        assertNoThreadIsLeft();
    }

    /** Loads the actor class itself, and all else from its parent. */
    private static final class RestartLoader extends ClassLoader {

        RestartLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Changing.class.getName())) {
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

    @Test
    void isNoneOfAnOldClassLoaderWhenTheApplicationRestartsInTheSameJvm() throws Exception {
        String first = answerOfARestartedApplication();
        String second = answerOfARestartedApplication();

        assertThat(second).isNotEqualTo(first);
    }

    private static String answerOfARestartedApplication() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = new RestartLoader(before);
        Thread.currentThread().setContextClassLoader(loader);
        Node node;
        String answer;
        try (AnnotationConfigApplicationContext context =
                application(loader.loadClass(Changing.class.getName()))) {
            context.setClassLoader(loader);
            context.refresh();
            node = context.getBean(Node.class);
            assertThat(node.snapshot()).extracting(ActorInfo::behavior).containsExactly("changing");
            Address changing = node.whereis("changing").orElseThrow();
            node.sendInterval(Duration.ofMillis(1), changing, "tick");
            answer = node.ask(changing, "?", String.class, Duration.ofSeconds(30));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(node.snapshot()).isEmpty();
        assertNoThreadIsLeft();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getContextClassLoader() == loader);
        return answer;
    }
}
