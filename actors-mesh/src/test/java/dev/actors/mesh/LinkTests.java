package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** What comes by a link that is lost. */
@Timeout(30)
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
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        Thread receiver =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        link.receive(
                                                () -> {
                                                    begun.complete(null);
                                                    goOn.join();
                                                    delivered.add("lost: " + reply.isDone());
                                                }));
        begun.join();
        Thread closer = Thread.ofPlatform().start(link::close);
        MeshTestCase.until(() -> closer.getState() == Thread.State.BLOCKED || reply.isDone());
        goOn.complete(null);
        receiver.join();
        closer.join();

        assertThat(delivered).containsExactly("lost: false");
        assertThat(reply).isCompletedExceptionally();
    }
}
