package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** What comes by a link that is lost. */
class LinkTests {

    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    private final Link link =
            new Link(
                    new Member("127.0.0.1:4712", 1, Member.address("127.0.0.1:4712", 1)),
                    1,
                    new Outbox("link", 10_000, _ -> {}, _ -> {}),
                    new Codec(Sample.types(), WireFormat.CBOR, 1_000));

    @Test
    void deliversOnlyWhileItIsOpen() {
        link.receive(() -> delivered.add("early"));
        link.open(7);
        link.receive(() -> delivered.add("open"));
        link.close();
        link.receive(() -> delivered.add("late"));

        assertThat(delivered).containsExactly("open");
    }

    @Test
    void tellsOfItsLossOnceNothingIsBeingDeliveredAnyMore() throws InterruptedException {
        link.open(7);
        CompletableFuture<Object> reply = new CompletableFuture<>();
        link.ask(reply);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<?> receiving =
                MeshTestCase.async(
                        () ->
                                link.receive(
                                        () -> {
                                            begun.countDown();
                                            MeshTestCase.await(goOn);
                                            delivered.add("lost: " + reply.isDone());
                                        }));
        MeshTestCase.await(begun);
        Thread closer = Thread.ofPlatform().daemon().start(link::close);
        MeshTestCase.until(() -> closer.getState() == Thread.State.BLOCKED || reply.isDone());
        goOn.countDown();
        Object unused = MeshTestCase.get(receiving);
        assertThat(closer.join(MeshTestCase.PATIENCE)).isTrue();
        assertThat(delivered).containsExactly("lost: false");
        assertThat(reply).isCompletedExceptionally();
    }
}
