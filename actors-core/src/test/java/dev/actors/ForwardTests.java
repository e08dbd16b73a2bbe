package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;

class ForwardTests extends KernelTestCase {

    private final CountDownLatch go = new CountDownLatch(1);

    /** Answers after it has been let go. */
    private final Address next =
            node.spawn(
                    Behavior.of(
                            String.class,
                            (self, message) -> {
                                go.await();
                                self.reply(message + " from " + self);
                                return Behavior.same();
                            }));

    private final Address full =
            node.start(ActorSpec.process(self -> self.receive(Boolean.class)).mailboxCapacity(1));

    private Address forwarder(Address to) {
        return node.spawn(
                Behavior.of(
                        Object.class,
                        (self, message) -> {
                            self.forward(to, message);
                            return Behavior.same();
                        }));
    }

    @Test
    void letsTheNextActorAnswerTheOneWhoHadAsked() {
        go.countDown();
        Address chain = forwarder(forwarder(next));

        assertThat((String) ask(chain, "hello")).startsWith("hello from anonymous#");
    }

    @Test
    void mayBeFollowedByTheForwardersEnd() {
        Address once =
                node.spawn(
                        self -> {
                            self.forward(next, self.receive());
                            return null;
                        });
        var asking = node.askAsync(once, "hello", LONG);
        end(once);

        go.countDown();

        assertThat((String) get(asking)).startsWith("hello from");
    }

    @Test
    void mayBeFollowedByTheForwardersCrash() {
        Address crashing =
                node.spawn(
                        Behavior.of(
                                Object.class,
                                (self, message) -> {
                                    self.forward(next, message);
                                    throw new IllegalStateException("boom");
                                }));
        var asking = node.askAsync(crashing, "hello", LONG);
        end(crashing);

        go.countDown();

        assertThat((String) get(asking)).startsWith("hello from");
    }

    @Test
    void tellsTheAskerThatTheNextIsDead() {
        node.kill(full);
        end(full);

        assertThatThrownBy(() -> ask(forwarder(full), "hello"))
                .isInstanceOf(DeadActorException.class);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
    }

    @Test
    void tellsTheAskerThatTheNextDiesBeforeItAnswers() {
        var asking = node.askAsync(forwarder(full), "hello", LONG);
        until(() -> node.mailboxSize(full) == 1);

        node.kill(full);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(DeadActorException.class);
    }

    @Test
    void tellsTheAskerThatTheNextIsUnknown() {
        Address unknown = Address.parse("actor://127.0.0.1:4711/1/1");

        assertThatThrownBy(() -> ask(forwarder(unknown), "hello"))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("No actor is known at actor://127.0.0.1:4711/1/1");
    }

    @Test
    void tellsTheAskerAndTheForwarderThatTheNextIsFull() {
        node.send(full, "fills it");
        Address forwarder = forwarder(full);
        var asking = node.askAsync(forwarder, "hello", LONG);
        until(() -> "room in the mailbox".equals(waitingFor(forwarder)));

        clock.advance(GRACE);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(MailboxFullException.class);
        assertThat(end(forwarder))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed ->
                                assertThat(failed.cause())
                                        .isInstanceOf(MailboxFullException.class));
    }

    private Object waitingFor(Address actor) {
        Waiting waiting = Activity.waiting(node.registry().requireCell(actor));
        return waiting == null ? null : waiting.what();
    }

    @Test
    void tellsTheAskerWhenTheForwarderIsKilledWhileItWaitsForRoom() {
        node.send(full, "fills it");
        Address forwarder = forwarder(full);
        var asking = node.askAsync(forwarder, "hello", LONG);
        until(() -> "room in the mailbox".equals(waitingFor(forwarder)));

        node.kill(forwarder);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(DeadActorException.class);
    }

    @Test
    void tellsTheAskerWhenTheForwardersMessageCannotBeShared() {
        Address forwarder =
                node.spawn(
                        Behavior.of(
                                Object.class,
                                (self, _) -> {
                                    self.forward(next, new Object());
                                    return Behavior.same();
                                }));

        assertThatThrownBy(() -> ask(forwarder, "hello"))
                .isInstanceOf(ActorFailedException.class)
                .hasCauseInstanceOf(IllegalMessageException.class);
    }

    @Test
    void isASendWhenNobodyHadAsked() {
        node.send(forwarder(full), "hello");

        until(() -> node.mailboxSize(full) == 1);
        assertThat(recorder.deadLetters()).isEmpty();
    }
}
