package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class NameTests extends KernelTestCase {

    private static final ActorSpec NAMED = ActorSpec.process(ActorContext::receive).name("clerk");

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void isFreeBeforeAMonitorHearsOfTheEnd() {
        for (int i = 0; i < 200; i++) {
            Address clerk = node.start(NAMED);
            Address watcher =
                    node.start(
                            ActorSpec.process(
                                    self -> {
                                        self.monitor(clerk);
                                        self.receive(Down.class);
                                        return self.node().whereis("clerk").isEmpty();
                                    }));

            node.send(clerk, "end");

            assertThat(end(watcher)).isEqualTo(new ExitReason.Normal(true));
        }
    }

    @Test
    void isFreeBeforeALinkedActorHearsOfTheEnd() {
        for (int i = 0; i < 200; i++) {
            Address parent =
                    node.start(
                            ActorSpec.process(
                                    self -> {
                                        self.trapExit(true);
                                        Address clerk = self.spawnLink(NAMED);
                                        self.node().kill(clerk);
                                        self.receive(Exit.class);
                                        return self.spawn(NAMED);
                                    }));

            Address next = (Address) result(parent);

            assertThat(node.whereis("clerk")).contains(next);
            node.kill(next);
            end(next);
        }
    }

    @Test
    void isFreeBeforeAnAskAnAwaitOrAListenerHearsOfTheEnd() {
        for (int i = 0; i < 200; i++) {
            Address clerk = node.start(NAMED);
            var asking = node.askAsync(clerk, "end", LONG);
            Optional<Address> found = get(asking.handle((_, _) -> node.whereis("clerk")));
            assertThat(found).isEmpty();
            assertThat(node.await(clerk)).isEqualTo("end");
            assertThat(recorder.nextEnd().actor().names()).containsExactly("clerk");
        }
    }

    @Test
    void staysOverARestart() {
        Address clerk =
                node.start(
                        restarted(
                                ActorSpec.process(
                                                self -> {
                                                    runs.incrementAndGet();
                                                    throw new IllegalStateException(
                                                            "" + self.receive());
                                                })
                                        .name("clerk")));

        node.send(clerk, "crash");
        recorder.nextRestart();

        assertThat(node.whereis("clerk")).contains(clerk);
        until(() -> runs.get() == 2);
    }

    @Test
    void mayBeTakenByAnotherOnceItIsGivenUp() {
        Address first = node.start(NAMED);
        Address second = node.start(ActorSpec.process(ActorContext::receive));

        assertThat(node.unregister("clerk")).isTrue();
        assertThat(node.whereis("clerk")).isEmpty();
        assertThat(node.info(first).orElseThrow().names()).isEmpty();
        node.register("clerk", second);
        node.kill(first);
        end(first);

        assertThat(node.whereis("clerk")).contains(second);
        assertThat(node.registered()).containsExactly("clerk");
    }

    @Test
    void isNotThereToBeGivenUpTwice() {
        Address clerk = node.start(NAMED);

        assertThat(node.unregister("clerk")).isTrue();
        assertThat(node.unregister("clerk")).isFalse();
        assertThat(node.unregister("nobody")).isFalse();

        node.register("clerk", clerk);
        assertThat(node.whereis("clerk")).contains(clerk);
    }
}
