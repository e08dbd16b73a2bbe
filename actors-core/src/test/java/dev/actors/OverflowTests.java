package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class OverflowTests extends KernelTestCase {

    private final CountDownLatch go = new CountDownLatch(1);

    /** Takes nothing before it is let go; then takes so many messages and ends with them. */
    private ActorSpec closedThenTakes(int count) {
        return ActorSpec.process(
                        self -> {
                            self.ready();
                            go.await();
                            return IntStream.range(0, count).mapToObj(_ -> self.receive()).toList();
                        })
                .behaviorName("shop")
                .mailboxCapacity(2);
    }

    private Object letGo(Address actor) {
        go.countDown();
        return result(actor);
    }

    private void fill(Address actor) {
        node.send(actor, 1);
        node.send(actor, 2);
    }

    @Test
    void dropsTheNewestAndGoesOn() {
        Address shop = node.start(closedThenTakes(2).overflow(Overflow.DROP_NEWEST));
        fill(shop);

        node.send(shop, 3);

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(new DeadLetter(3, shop, "shop", DeadLetter.Reason.FULL, null));
        assertThat(letGo(shop)).isEqualTo(List.of(1, 2));
    }

    @Test
    void dropsTheOldestAndKeepsTheOrderOfTheRest() {
        Address shop = node.start(closedThenTakes(2).overflow(Overflow.DROP_OLDEST));
        fill(shop);

        node.send(shop, 3);
        node.send(shop, 4);

        assertThat(List.of(recorder.nextDeadLetter(), recorder.nextDeadLetter()))
                .containsExactly(
                        new DeadLetter(1, shop, "shop", DeadLetter.Reason.FULL, null),
                        new DeadLetter(2, shop, "shop", DeadLetter.Reason.FULL, null));
        assertThat(node.mailboxSize(shop)).isEqualTo(2);
        assertThat(letGo(shop)).isEqualTo(List.of(3, 4));
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_NEWEST", "DROP_OLDEST"})
    void failsADroppedAskAtOnce(Overflow overflow) {
        Address shop = node.start(closedThenTakes(2).overflow(overflow));
        var first = node.askAsync(shop, "first", LONG);
        node.send(shop, 2);

        var second = node.askAsync(shop, "second", LONG);

        var dropped = overflow == Overflow.DROP_OLDEST ? first : second;
        assertThatThrownBy(() -> get(dropped))
                .isInstanceOf(MailboxFullException.class)
                .hasMessageContaining("is full and did not take a String");
        go.countDown();
    }

    @Test
    void neverDropsSelfSendsAndSignals() {
        Address dying = node.start(ActorSpec.process(ActorContext::receive));
        Address shop =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.monitor(dying);
                                            self.send(self.address(), "own 1");
                                            self.send(self.address(), "own 2");
                                            self.send(self.address(), "own 3");
                                            self.ready();
                                            go.await();
                                            return List.of(
                                                    self.receive(),
                                                    self.receive(),
                                                    self.receive(),
                                                    self.receive(Down.class).reason());
                                        })
                                .mailboxCapacity(2)
                                .overflow(Overflow.DROP_OLDEST));
        node.kill(dying);
        end(dying);
        until(() -> node.mailboxSize(shop) == 4);

        node.send(shop, "from outside");

        assertThat(recorder.nextDeadLetter().message()).isEqualTo("from outside");
        assertThat(letGo(shop))
                .isEqualTo(List.of("own 1", "own 2", "own 3", new ExitReason.Killed()));
    }

    @Test
    void dropsTheOldestThatMayBeDropped() {
        Address shop =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.send(self.address(), "own");
                                            self.ready();
                                            go.await();
                                            return List.of(self.receive(), self.receive());
                                        })
                                .mailboxCapacity(2)
                                .overflow(Overflow.DROP_OLDEST));
        node.send(shop, 1);

        node.send(shop, 2);

        assertThat(recorder.nextDeadLetter().message()).isEqualTo(1);
        assertThat(letGo(shop)).isEqualTo(List.of("own", 2));
    }

    @Test
    void letsAReceiveThatWaitsSeeWhatComesAfterItsRejectedOnesAreDropped() {
        Address shop =
                node.start(
                        ActorSpec.process(
                                        self ->
                                                List.of(
                                                        self.receive(String.class),
                                                        self.receive(),
                                                        self.receive()))
                                .mailboxCapacity(3)
                                .overflow(Overflow.DROP_OLDEST));
        for (int n = 0; n < 10; n++) {
            node.send(shop, n);
        }
        awaitStatus(shop, ActorStatus.WAITING);

        node.send(shop, "wanted");

        assertThat(result(shop)).isEqualTo(List.of("wanted", 8, 9));
    }

    private Behavior<?> closed() {
        return Behavior.of(
                        String.class,
                        (self, message) -> {
                            switch (message) {
                                case "open" -> {
                                    return open();
                                }
                                case "wait" -> go.await();
                                default -> self.reply("closed");
                            }
                            return Behavior.same();
                        })
                .otherwise((_, _) -> Behavior.postponed());
    }

    private static Behavior<?> open() {
        return Behavior.of(
                Integer.class,
                (self, n) -> Behavior.stopped(List.of(n, self.receive(Integer.class))));
    }

    @Test
    void dropsPostponedMessagesTooAndPostponesTheRest() {
        Address shop =
                node.start(
                        ActorSpec.behavior(closed())
                                .mailboxCapacity(3)
                                .overflow(Overflow.DROP_OLDEST));
        node.send(shop, 1);
        assertThat(ask(shop, "?")).isEqualTo("closed");
        node.send(shop, "wait");
        until(() -> node.info(shop).orElseThrow().handled() == 2);

        List.of(2, 3, 4, "open").forEach(message -> node.send(shop, message));

        assertThat(List.of(recorder.nextDeadLetter(), recorder.nextDeadLetter()))
                .extracting(DeadLetter::message)
                .containsExactly(1, 2);
        assertThat(letGo(shop)).isEqualTo(List.of(3, 4));
    }

    @Test
    void letsAnAskWaitForRoomWithinItsOwnTimeout() {
        Address shop = node.start(closedThenTakes(3));
        fill(shop);
        Future<?> asking =
                async(
                        () ->
                                assertThatThrownBy(() -> node.ask(shop, "?", Duration.ofSeconds(8)))
                                        .isInstanceOf(DeadActorException.class));
        clock.awaitScheduled(1);
        clock.advance(Duration.ofSeconds(4));
        assertThat(asking.isDone()).isFalse();

        assertThat(letGo(shop)).isEqualTo(List.of(1, 2, "?"));

        get(asking);
    }

    /** Sends to another when it is let go, then says how that went and what it then took. */
    private Address peer(String name, CountDownLatch mayGo) {
        return node.start(
                ActorSpec.process(
                                self -> {
                                    Address other = self.receive(Address.class);
                                    mayGo.await();
                                    String said = "sent";
                                    try {
                                        self.send(other, "from " + name);
                                    } catch (MailboxFullException e) {
                                        said = e.getMessage();
                                    }
                                    return List.of(said, self.receive());
                                })
                        .behaviorName("peer")
                        .name(name)
                        .mailboxCapacity(1));
    }

    private void introduceAndFill(Address peer, Address other) {
        node.send(peer, other);
        until(() -> node.info(peer).orElseThrow().handled() == 1);
        node.send(peer, "filling");
    }

    @Test
    void namesTheCircleOfTwoActorsThatWaitForEachOtherAndLetsBothGoOn() {
        CountDownLatch goB = new CountDownLatch(1);
        Address a = peer("A", go);
        Address b = peer("B", goB);
        introduceAndFill(a, b);
        introduceAndFill(b, a);
        go.countDown();
        clock.awaitScheduled(1);
        clock.advance(Duration.ofSeconds(1));
        goB.countDown();
        until(() -> node.info(b).orElseThrow().waitingFor() != null);
        clock.advance(Duration.ofSeconds(4));
        assertThat(letGo(a))
                .isEqualTo(
                        List.of(
                                "The mailbox of 'B' (peer) is full and did not take a String. It is"
                                    + " waiting for room in the mailbox of 'A' (peer), with 1 of 1"
                                    + " messages in its mailbox. They wait for each other: 'A'"
                                    + " (peer) -> 'B' (peer) -> 'A' (peer). Send less, let more"
                                    + " actors share the work, or raise its mailbox capacity.",
                                "filling"));
        assertThat(letGo(b)).isEqualTo(List.of("sent", "filling"));
    }

    @Test
    void neverMakesTimersWait() {
        Address shop = node.start(closedThenTakes(2));
        fill(shop);
        node.sendAfter(Duration.ZERO, shop, "tick");

        clock.advance(Duration.ZERO);

        assertThat(recorder.nextDeadLetter().message()).isEqualTo("tick");
        assertThat(clock.scheduled()).isZero();
        node.sendOrDrop(shop, "drop");
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("drop");
        go.countDown();
    }
}
