package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

class NodeCloseTests extends KernelTestCase {

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private volatile Runnable atCopy = () -> {};

    /** An argument that a spawn takes some time over. */
    private static final class Argument {}

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder)
                .copier(
                        Argument.class,
                        argument -> {
                            atCopy.run();
                            return argument;
                        });
    }

    private Address spawn() {
        return node.spawn(
                self -> {
                    threads.add(Thread.currentThread());
                    return self.receive();
                });
    }

    @Test
    void endsEveryActor() {
        List<Address> actors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            actors.add(
                    node.start(
                            ActorSpec.behavior(
                                    Behavior.of(String.class, (_, _) -> Behavior.same()))));
        }
        actors.forEach(actor -> awaitStatus(actor, ActorStatus.WAITING));

        node.close();

        assertThat(actors)
                .allSatisfy(actor -> assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown()));
        assertThat(node.snapshot()).isEmpty();
    }

    @Test
    void leavesNoThread() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            spawn();
        }
        until(() -> threads.size() == 100);

        node.close();

        for (Thread thread : threads) {
            assertThat(thread.join(PATIENCE)).isTrue();
        }
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void endsActorsThatWaitForTheirRestartLatestFirst() {
        ActorSpec spec =
                ActorSpec.process(
                                self -> {
                                    throw new IllegalStateException("" + self.receive());
                                })
                        .supervised(child -> _ -> child.restart(LONG));
        List<Address> actors = List.of(node.start(spec), node.start(spec), node.start(spec));
        actors.forEach(actor -> node.send(actor, "crash"));
        clock.awaitScheduled(3);

        node.close();

        for (Address actor : actors.reversed()) {
            Recorder.End end = recorder.nextEnd();
            assertThat(end.actor().address()).isEqualTo(actor);
            assertThat(end.reason()).isEqualTo(new ExitReason.Shutdown());
        }
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void refusesNewWork() {
        Address actor = spawn();
        node.close();
        node.close();

        assertThat(node.isRunning()).isFalse();
        assertThatThrownBy(() -> node.spawn(ActorContext::receive))
                .isInstanceOf(NodeClosedException.class)
                .hasMessageContaining("Node 127.0.0.1:4711 is closed");
        assertThatThrownBy(() -> node.start(ActorSpec.process(ActorContext::receive)))
                .isInstanceOf(NodeClosedException.class);
        node.send(actor, "late");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
    }

    @Test
    void takesNoWorkBeforeItIsOpened() {
        Node built = Node.builder("secret@127.0.0.1:4712").build();

        assertThat(built.isRunning()).isFalse();
        assertThatThrownBy(() -> built.spawn(ActorContext::receive))
                .isInstanceOf(NodeClosedException.class);
    }

    @Test
    void givesANewCreationWhenItIsOpenedAgain() {
        Address old = node.spawn(ActorSpec.process(ActorContext::receive).name("a"));
        String oldText = old.toString();
        node.close();
        node.open();
        Address fresh = node.spawn(ActorSpec.process(ActorContext::receive).name("a"));

        assertThat(creation(fresh)).isGreaterThan(creation(old));
        assertThatThrownBy(() -> node.ask(old, "?", LONG)).isInstanceOf(DeadActorException.class);
        assertThatThrownBy(() -> node.ask(Address.parse(oldText), "?", LONG))
                .isInstanceOf(DeadActorException.class);
        node.send(fresh, "hello");
        assertThat(node.await(fresh)).isEqualTo("hello");
    }

    private static long creation(Address actor) {
        return Long.parseLong(actor.toString().split("/", -1)[3]);
    }

    @Test
    void letsNoActorOfAnEarlierLifeIntoTheNext() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch reopened = new CountDownLatch(1);
        atCopy =
                () -> {
                    begun.countDown();
                    await(reopened);
                };
        Future<?> spawning =
                async(
                        () -> {
                            assertThatThrownBy(
                                            () ->
                                                    node.spawn(
                                                            (self, _) -> self.receive(),
                                                            new Argument()))
                                    .isInstanceOf(NodeClosedException.class);
                        });
        await(begun);
        node.close();
        node.open();
        reopened.countDown();
        get(spawning);

        assertThat(node.snapshot()).isEmpty();
    }

    @Test
    void endsAllOthersAndThenTheCallerWhenAnActorCloses() {
        Address other = spawn();
        CompletableFuture<List<ActorInfo>> left = new CompletableFuture<>();
        Address closer =
                node.spawn(
                        self -> {
                            self.receive();
                            self.node().close();
                            left.complete(node.snapshot());
                            return self.receive();
                        });
        node.send(closer, "go");

        assertThat(get(left)).extracting(ActorInfo::address).containsExactly(closer);
        assertThat(end(other)).isEqualTo(new ExitReason.Shutdown());
        assertThat(end(closer)).isEqualTo(new ExitReason.Shutdown());
        assertThat(node.isRunning()).isFalse();
        assertThat(node.snapshot()).isEmpty();
    }

    @Test
    void letsAHandlerThatClosesReturn() {
        Address closer =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    CloseReport report = self.node().close(LONG);
                                    self.reply(report.actors());
                                    return Behavior.same();
                                }));

        assertThat(ask(closer, "go")).isEqualTo(1);
        assertThat(end(closer)).isEqualTo(new ExitReason.Shutdown());
    }

    /** They are stopped and waited for, or refused: none ends after the node has closed. */
    @Test
    void endsEveryActorThatIsSpawnedMeanwhile() {
        for (int round = 0; round < 20; round++) {
            Queue<Address> spawned = new ConcurrentLinkedQueue<>();
            CountDownLatch some = new CountDownLatch(200);
            Future<?> spawning =
                    async(
                            () -> {
                                try {
                                    while (true) {
                                        spawned.add(node.spawn(ActorContext::receive));
                                        some.countDown();
                                        giveWay();
                                    }
                                } catch (NodeClosedException e) {
                                    assertThat(node.isRunning()).isFalse();
                                }
                            });
            await(some);
            node.close();
            assertThat(node.snapshot()).isEmpty();
            get(spawning);
            assertThat(node.snapshot()).isEmpty();
            for (Address actor : spawned) {
                assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
            }
            node.open();
        }
    }
}
