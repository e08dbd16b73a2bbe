package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Asks from threads that are no actors', platform and virtual. */
class AskThreadsTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Answers a text, keeps a number. */
    private final Address actor =
            node.spawn(
                    Behavior.of(
                            Object.class,
                            (self, message) -> {
                                if (message instanceof String text) {
                                    self.reply(text);
                                } else if (message instanceof Address late) {
                                    self.send(late, "late");
                                } else {
                                    Address asker = self.sender();
                                    if (asker != null) {
                                        self.publish(asker);
                                    }
                                }
                                return Behavior.same();
                            }));

    private Future<?> onThread(boolean virtual, Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(task);
        return task;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isAnswered(boolean virtual) {
        get(
                onThread(
                        virtual,
                        () -> {
                            for (int i = 0; i < 1_000; i++) {
                                assertThat(node.ask(actor, "text " + i, LONG))
                                        .isEqualTo("text " + i);
                            }
                        }));
        assertThat(clock.scheduled()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsAtOnceWhenTheTargetDies(boolean virtual) {
        Future<?> asking =
                onThread(
                        virtual,
                        () ->
                                assertThatThrownBy(() -> node.ask(actor, 1, LONG))
                                        .isInstanceOf(DeadActorException.class));
        until(() -> node.info(actor).orElseThrow().handled() == 1);

        node.kill(actor);

        get(asking);
        until(() -> clock.scheduled() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsAReplyThatComesTooLate(boolean virtual) {
        Future<?> asking =
                onThread(
                        virtual,
                        () ->
                                assertThatThrownBy(() -> node.ask(actor, 1, SECOND))
                                        .isInstanceOf(AskTimeoutException.class));
        clock.awaitScheduled(1);
        until(() -> get(node.state(actor, LONG)) != null);
        clock.advance(SECOND);
        get(asking);

        node.send(actor, get(node.state(actor, LONG)).view());

        DeadLetter letter = recorder.nextDeadLetter();
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
        assertThat(letter.message()).isEqualTo("late");
        assertThat(node.statistics())
                .filteredOn(s -> s.behavior().equals("none"))
                .singleElement()
                .extracting(s -> s.deadLetters(DeadLetter.Reason.LATE_REPLY))
                .isEqualTo(1L);
    }
}
