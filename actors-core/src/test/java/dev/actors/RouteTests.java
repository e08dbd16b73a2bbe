package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.isolation.Isolation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Actors of two nodes with a way between them. */
class RouteTests extends ServantTestCase {

    private static final ExitReason UNREACHED = new ExitReason.NoConnection();

    private final Recorder otherRecorder = new Recorder();
    private final Node other =
            Node.builder("secret@127.0.0.1:4712")
                    .time(clock)
                    .listener(otherRecorder)
                    .isolation(Isolation.SHARE)
                    .open();
    private final Passage there = Passage.between(node, other);
    private final Address far = other.spawn(ServantTestCase::obey);
    private final Address near = servant();

    @AfterEach
    void closeOther() {
        other.terminate(far);
        close(other);
        there.close();
    }

    private Address echo() {
        return other.spawn(
                self -> {
                    while (true) {
                        Object message = self.receive();
                        self.reply(message.equals("no") ? new Refusal("no") : message);
                    }
                });
    }

    private static Object next(ActorContext self) {
        return self.receive();
    }

    /** What the near servant receives next. */
    private Object received() {
        CompletableFuture<Object> received = new CompletableFuture<>();
        order(near, self -> received.complete(next(self)));
        return get(received);
    }

    @Test
    void leadsMessagesToAnAddressThatWasReadFromText() {
        node.send(Address.parse(far.toString()), (Order) self -> self.send(near, "hello"));
        assertThat(received()).isEqualTo("hello");
    }

    @Test
    void leadsToNamesOfTheOtherNode() {
        other.register("echo", echo());
        assertThat(ask(other.named("echo"), "hello")).isEqualTo("hello");
    }

    @Test
    void bringsRepliesRefusalsAndFailuresToTheAsker() {
        Address echo = echo();
        assertThat(ask(echo, 1)).isEqualTo(1);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> node.ask(echo, "no", LONG))
                .withMessage("no");
        assertThatExceptionOfType(ActorFailedException.class)
                .isThrownBy(() -> node.ask(far, crash(new IllegalStateException("boom")), LONG))
                .withMessageContaining("boom");
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> node.ask(far, "anyone?", LONG));
        until(() -> there.openAsks() == 0);
    }

    @Test
    void letsAnybodyAnswerLaterFromAnywhere() {
        CompletableFuture<Address> asker = new CompletableFuture<>();
        CompletableFuture<Object> reply =
                node.askAsync(
                        far,
                        (Order)
                                self -> {
                                    asker.complete(self.sender());
                                    self.receive(Thread.State.class);
                                },
                        LONG);
        node.send(Address.parse(get(asker).toString()), "answered from here");
        assertThat(get(reply)).isEqualTo("answered from here");
    }

    @Test
    void passesForwardedAsksOn() {
        Address echo = echo();
        Address broker =
                node.spawn(
                        self -> {
                            self.forward(echo, self.receive());
                            return null;
                        });
        assertThat(ask(broker, "for the other")).isEqualTo("for the other");
    }

    @Test
    void forgetsAnAskThatTimesOut() {
        CompletableFuture<Object> reply = node.askAsync(far, "nobody answers", GRACE);
        until(() -> there.openAsks() == 1);
        clock.advance(GRACE);
        assertThat(reply).failsWithin(PATIENCE);
        until(() -> there.openAsks() == 0);
    }

    @Test
    void makesSendersWaitForRoomAndThenFail() {
        there.full(true);
        CompletableFuture<Object> sent =
                CompletableFuture.supplyAsync(
                        () -> {
                            node.send(far, "waits");
                            return "sent";
                        });
        until(there::isWaitedFor);
        there.full(false);
        assertThat(get(sent)).isEqualTo("sent");

        there.full(true);
        CompletableFuture<Void> failing =
                CompletableFuture.runAsync(() -> node.send(far, "in vain"));
        until(
                () -> { // it is waited for a moment before the time is noted
                    clock.advance(GRACE);
                    return failing.isDone();
                });
        assertThat(failing)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(MailboxFullException.class)
                .withMessageContaining("The way to actor://127.0.0.1:4712/");
        assertThat(there.isWaitedFor()).isFalse();
    }

    @Test
    void neverMakesThoseWaitWhoMustNot() {
        there.full(true);
        assertThat(node.offer(far, "no room")).isFalse();
        node.sendOrDrop(far, "dropped");
        DeadLetter letter = recorder.nextDeadLetter();
        assertThat(letter.message()).isEqualTo("dropped");
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FULL);
        assertThat(node.askAsync(far, "no room", LONG)).failsWithin(PATIENCE);
    }

    @Test
    void makesADeadLetterOfWhatFindsNoRoomOnArrival() {
        Address small =
                other.spawn(
                        ActorSpec.process(self -> self.receive(Thread.State.class))
                                .mailboxCapacity(1));
        node.send(small, 1);
        node.send(small, 2);
        DeadLetter letter = otherRecorder.nextDeadLetter();
        assertThat(letter.message()).isEqualTo(2);
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FULL);
        assertThatExceptionOfType(MailboxFullException.class)
                .isThrownBy(() -> node.ask(small, 3, LONG));
    }

    @Test
    void letsTheSenderKnowWhatCannotBeCarried() {
        assertThatExceptionOfType(IllegalMessageException.class)
                .isThrownBy(() -> node.send(far, "too big"));
    }

    @Test
    void tellsMonitorsOfTheEndBehindWhatWasSent() {
        CompletableFuture<MonitorRef> monitor = new CompletableFuture<>();
        order(near, self -> monitor.complete(self.monitor(far)));
        node.send(
                far,
                (Order)
                        self -> {
                            self.send(near, "last words");
                            leave().on(self);
                        });
        assertThat(received()).isEqualTo("last words");
        assertThat(received())
                .isEqualTo(new Down(get(monitor), far, new ExitReason.Normal("left")));
        assertThat(info(near).monitors()).isEmpty();
    }

    @Test
    void endsAWatchThatNobodyWantsAnyMore() {
        order(near, self -> self.demonitor(self.monitor(far)));
        assertThat(there.watchers()).isZero();
        until(() -> other.info(far).orElseThrow().monitoredBy().isEmpty());
    }

    @Test
    void awaitsAnEndElsewhere() {
        Address result = other.spawn(_ -> 42);
        assertThat(node.await(result, LONG)).isEqualTo(42);
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> node.await(Address.parse("actor://127.0.0.1:4712/1/1"), LONG))
                .withMessageContaining("was never known");
        until(() -> there.watchers() == 0);
    }

    @Test
    void endsActorsAsTheyWouldBeEndedThere() {
        node.stop(far);
        assertThat(end(far)).isEqualTo(SHUTDOWN);
        Address another = echo();
        node.kill(another);
        assertThat(end(another)).isEqualTo(KILLED);
    }

    @Test
    void carriesExitsOverLinksBothWays() {
        order(near, self -> self.link(far));
        until(() -> other.info(far).orElseThrow().links().contains(near));
        node.kill(near);
        assertThat(get(other.termination(far))).isEqualTo(KILLED);
    }

    @Test
    void tellsWhoeverTrapsExits() {
        order(
                near,
                self -> {
                    self.trapExit(true);
                    self.link(far);
                });
        node.kill(far);
        assertThat(received()).isEqualTo(new Exit(far, KILLED));
        order(near, self -> self.link(far));
        assertThat(received()).isEqualTo(new Exit(far, KILLED));
        assertThat(info(near).links()).isEmpty();
    }

    @Test
    void leavesNoLinkBehindAfterAnUnlink() {
        order(near, self -> self.link(far));
        order(near, self -> self.unlink(far));
        until(() -> other.info(far).orElseThrow().links().isEmpty());
        node.kill(far);
        assertThat(end(far)).isEqualTo(KILLED);
        assertThat(node.isAlive(near)).isTrue();
    }

    @Test
    void breaksLinksAndFiresMonitorsWhenItIsLost() {
        CompletableFuture<MonitorRef> monitor = new CompletableFuture<>();
        order(
                near,
                self -> {
                    self.trapExit(true);
                    self.link(far);
                    monitor.complete(self.monitor(far));
                });
        CompletableFuture<Object> reply = node.askAsync(far, "nobody answers", LONG);
        until(() -> there.openAsks() == 1);

        there.breakDown();

        assertThat(List.of(received(), received()))
                .containsExactlyInAnyOrder(
                        new Exit(far, UNREACHED), new Down(get(monitor), far, UNREACHED));
        assertThat(reply).failsWithin(PATIENCE);
        order(near, self -> self.monitor(far));
        node.kill(far);
        assertThat(((Down) received()).reason()).isEqualTo(KILLED);
    }

    @Test
    void isNoWayOnceItIsTakenAway() {
        node.removeRoute(there);
        node.send(far, "nobody");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
    }

    @Test
    void describesFailuresWithoutTheirClasses() {
        Failure failure =
                Failure.of(new ActorFailedException("it failed", new IllegalStateException("x")));
        assertThat(failure.toException())
                .isInstanceOf(ActorFailedException.class)
                .hasMessage("it failed");
        RemoteFailure remote = RemoteFailure.of(new IllegalStateException("x"));
        assertThat(remote.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(remote).hasMessage("java.lang.IllegalStateException: x");
        assertThat(RemoteFailure.of(remote)).isSameAs(remote);
    }
}
