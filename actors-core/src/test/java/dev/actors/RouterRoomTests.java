package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.router.Router;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class RouterRoomTests extends KernelTestCase {

    /** Lets its messages lie; takes two. */
    private static final ActorSpec SLEEPER =
            ActorSpec.process(self -> self.receive(Void.class))
                    .behaviorName("sleeper")
                    .mailboxCapacity(2);

    private List<Address> routees(Address router) {
        return node.info(router).orElseThrow().monitors();
    }

    private List<Integer> sizes(Address router) {
        return routees(router).stream().map(node::mailboxSize).toList();
    }

    @Test
    void passesAFullRouteeByAndNeverWaits() {
        Address router = node.start(Router.roundRobin(3, SLEEPER).spec());
        Address second = routees(router).get(1);
        node.send(second, "sent past the router");
        node.send(second, "sent past the router");

        IntStream.range(0, 4).forEach(i -> node.send(router, i));

        until(() -> sizes(router).equals(List.of(2, 2, 2)));
        assertThat(recorder.deadLetters()).isEmpty();
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void losesAMessageWhenAllAreFull() {
        Address router = node.start(Router.smallestMailbox(2, SLEEPER).spec());
        IntStream.range(0, 4).forEach(i -> node.send(router, i));

        node.send(router, "one too many");

        DeadLetter letter = recorder.nextDeadLetter();
        assertThat(letter.message()).isEqualTo("one too many");
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FULL);
        assertThat(letter.target()).isEqualTo(routees(router).getFirst());
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void failsAnAskAtOnceWhenAllAreFullAndGoesOn() {
        Address router = node.start(Router.roundRobin(1, SLEEPER).spec());
        node.send(router, 0);
        node.send(router, 1);

        assertThatThrownBy(() -> ask(router, "?"))
                .isInstanceOf(MailboxFullException.class)
                .hasMessageContaining("The mailbox of sleeper#");
        assertThatThrownBy(() -> ask(router, "?")).isInstanceOf(MailboxFullException.class);
        assertThat(status(router)).isNotEqualTo(ActorStatus.ENDED);
    }

    @Test
    void letsNoOtherRouteeStandInForTheOneOfAKey() {
        Address router = node.start(Router.consistentHash(2, SLEEPER, _ -> "the key").spec());

        IntStream.range(0, 3).forEach(i -> node.send(router, i));

        assertThat(recorder.nextDeadLetter().message()).isEqualTo(2);
        assertThat(sizes(router)).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void broadcastsToThoseThatHaveRoom() {
        Address router = node.start(Router.broadcast(2, SLEEPER).spec());
        Address first = routees(router).getFirst();
        node.send(first, "sent past the router");

        node.send(router, "one");
        node.send(router, "two");

        assertThat(recorder.nextDeadLetter().target()).isEqualTo(first);
        until(() -> sizes(router).equals(List.of(2, 2)));
    }
}
