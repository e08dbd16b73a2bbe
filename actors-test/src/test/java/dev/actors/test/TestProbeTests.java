package dev.actors.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.IllegalMessageException;
import dev.actors.Node;
import dev.actors.Refusal;
import dev.actors.pattern.Pattern;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@WithNode(deadLetters = dev.actors.DeadLetter.Reason.CRASHED)
class TestProbeTests {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void takesMessagesInTheirOrder(Node node, TestProbe probe) {
        node.send(probe.address(), "a");
        node.send(probe.address(), 1);
        node.send(probe.address(), List.of(2));
        node.send(probe.address(), new byte[] {3});
        assertThat(probe.expect(String.class)).isEqualTo("a");
        assertThat(probe.expect(Pattern.type(Integer.class, n -> n > 0))).isEqualTo(1);
        probe.expect(List.of(2));
        probe.expect(new byte[] {3});
        probe.expectNone(Duration.ZERO);
    }

    @Test
    void waitsForAMessage(TestProbe probe, Node node) {
        node.sendAfter(Duration.ofMillis(20), probe.address(), "late");
        probe.expect("late", LONG);
    }

    @Test
    void failsWhenAnotherMessageComes(Node node, TestProbe probe) {
        List.of("a", 1, "b").forEach(message -> node.send(probe.address(), message));
        assertThatThrownBy(() -> probe.expect(Integer.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected Integer, but \"a\" came. Behind it wait 1, \"b\".");
        assertThatThrownBy(() -> probe.expect("1"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected \"1\", but 1 came. Behind it wait \"b\".");
        assertThatThrownBy(() -> probe.expect(Pattern.type(String.class, String::isEmpty)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected String with a condition, but \"b\" came.");
    }

    @Test
    void failsWhenNoMessageComes(TestProbe probe) {
        assertThatThrownBy(() -> probe.expect(Integer.class, MOMENT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected Integer, but no message came within 1 ms.");
    }

    @Test
    void goesOnAfterATimeOut(Node node, TestProbe probe) {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> probe.expect("x", Duration.ZERO))
                    .isInstanceOf(AssertionError.class);
            node.send(probe.address(), i);
            probe.expect(i);
        }
    }

    @Test
    void failsWhenAMessageComesWhereNoneShould(Node node, TestProbe probe) {
        probe.expectNone();
        node.send(probe.address(), "a");
        assertThatThrownBy(probe::expectNone)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected no message, but \"a\" came.");
    }

    @Test
    void passesOthersOverWhenItFishes(Node node, TestProbe probe) {
        List.of("a", "b", 1, "c").forEach(message -> node.send(probe.address(), message));
        assertThat(probe.fish(Integer.class, LONG)).isEqualTo(1);
        probe.expect("c");
        node.send(probe.address(), "d");
        assertThatThrownBy(() -> probe.fish(Integer.class, MOMENT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Fished for Integer, but within 1 ms there came only \"d\".");
        assertThatThrownBy(() -> probe.fish(Integer.class, MOMENT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Fished for Integer, but within 1 ms there came no message.");
    }

    @Test
    void showsALongMailboxInPart(Node node, TestProbe probe) {
        for (int i = 0; i < 23; i++) {
            node.send(probe.address(), i);
        }
        assertThatThrownBy(() -> probe.expect(String.class))
                .hasMessageStartingWith("Expected String, but 0 came. Behind it wait 1, 2, 3")
                .hasMessageEndingWith(", 20 and 2 more.");
    }

    @Test
    void throwsWhatAPatternThrows(Node node, TestProbe probe) {
        node.send(probe.address(), "a");
        Pattern<String> broken =
                Pattern.type(
                        String.class,
                        _ -> {
                            throw new IllegalStateException("broken");
                        });
        assertThatThrownBy(() -> probe.fish(broken, LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        node.send(probe.address(), "b");
        probe.expect("b");
    }

    @Test
    void failsAsTheTestsOwnConditionDoes(Node node, TestProbe probe) {
        Pattern<String> asserting =
                Pattern.type(
                        String.class,
                        text -> {
                            assertThat(text).isEqualTo("a");
                            return true;
                        });
        node.send(probe.address(), "b");
        assertThatThrownBy(() -> probe.fish(asserting, LONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: \"a\"");
        node.send(probe.address(), "c");
        probe.expect("c");
    }

    @Test
    void answersTheMessageLastTaken(Node node, TestProbe probe) throws Exception {
        CompletableFuture<Object> answer = node.askAsync(probe.address(), "how much?", LONG);
        CompletableFuture<Object> refused = node.askAsync(probe.address(), "why?", LONG);
        probe.expect("how much?");
        probe.reply(5);
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(5);
        probe.expect("why?");
        probe.reply(new Refusal("no"));
        assertThatThrownBy(() -> refused.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Refusal.class);
    }

    @Test
    void saysWhenThereIsNobodyToReplyTo(Node node, TestProbe probe) {
        assertThatThrownBy(() -> probe.reply(1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("No message has been taken that could be answered.");
        node.send(probe.address(), "a");
        probe.expect("a");
        assertThatThrownBy(() -> probe.reply(1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Nobody waits for a reply to \"a\": it was sent, not asked.");
    }

    @Test
    void sendsInOrder(Node node, TestProbe probe) {
        Address pair = node.spawn(self -> List.of(self.receive(), self.receive()));
        probe.send(pair, 1);
        probe.send(pair, 2);
        assertThat(node.await(pair, LONG)).isEqualTo(List.of(1, 2));
        assertThatThrownBy(() -> probe.send(pair, new Object()))
                .isInstanceOf(IllegalMessageException.class);
    }

    private static Object sendAndFail(ActorContext self, Address to) {
        self.receive();
        self.send(to, "last words");
        throw new IllegalStateException("done for");
    }

    @Test
    void hearsOfTheEndOfWhomItWatches(Node node, TestProbe probe) {
        Address actor = node.spawn(TestProbeTests::sendAndFail, probe.address());
        probe.watch(actor);
        probe.send(actor, "go");
        probe.expect("last words");
        assertThat(probe.expectDown(actor)).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void hearsOfTheEndOfWhomItIsLinkedTo(Node node, TestProbe probe) {
        Address actor = node.spawn(TestProbeTests::sendAndFail, probe.address());
        probe.link(actor);
        probe.send(actor, "go");
        probe.expect("last words");
        assertThat(probe.expectExit(actor)).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void saysWhoseEndItHasNotHeardOf(Node node, TestProbe probe) {
        Address actor = node.spawn(ActorContext::receive);
        node.send(probe.address(), "a");
        assertThatThrownBy(() -> probe.expectDown(actor))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected the Down of " + actor + ", but \"a\" came.");
        node.send(probe.address(), "b");
        assertThatThrownBy(() -> probe.expectExit(actor))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected the Exit of " + actor + ", but \"b\" came.");
        assertThat(probe).hasToString("TestProbe at " + probe.address());
    }

    @Test
    @WithNode(manualClock = true)
    void givesUpInRealTimeWhenTheClockStandsStill(Node node, TestProbe probe, ManualClock clock) {
        node.sendAfter(Duration.ofHours(1), probe.address(), "timer");
        probe.expectNone(MOMENT);
        clock.advance(Duration.ofHours(1));
        probe.expect("timer");
        assertThat(clock.scheduled()).isZero();
    }

    @SeededActors(seeds = 3)
    void waitsInTheTimeOfASimulation(Node node, TestProbe probe) {
        node.sendAfter(Duration.ofDays(1), probe.address(), "timer");
        probe.expectNone(Duration.ofDays(1).minusNanos(1));
        probe.expect("timer");
    }

    @SeededActors(seed = 7)
    void namesTheSeedWhenItFails(Node node, TestProbe probe) {
        node.send(probe.address(), 1);
        assertThatThrownBy(() -> probe.expect("a"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected \"a\", but 1 came. (Simulation with seed 7)");
        assertThatThrownBy(() -> probe.expect("a"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected \"a\", but no message came within 5000 ms. (Simulation with seed"
                                + " 7)");
    }
}
