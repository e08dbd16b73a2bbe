package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What each state does with messages that are not of its type. */
class OtherwiseTests extends KernelTestCase {

    private static Behavior<?> strict() {
        return Behavior.of(String.class, (_, _) -> lenient());
    }

    private static Behavior<?> lenient() {
        return Behavior.of(String.class, (_, _) -> strict())
                .otherwise(
                        (self, message) -> {
                            if (message instanceof Refusal refusal) {
                                throw refusal;
                            }
                            self.reply("ignored " + message);
                            return message.equals(0) ? Behavior.unhandled() : Behavior.same();
                        });
    }

    private final Address actor = node.spawn(strict());

    @Test
    void isADeadLetterThatIsCountedWhereNothingElseIsSaid() {
        assertThatThrownBy(() -> ask(actor, 1)).isInstanceOf(UnhandledMessageException.class);

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);
        assertThat(node.statistics())
                .filteredOn(s -> s.behavior().equals("anonymous"))
                .singleElement()
                .extracting(s -> s.deadLetters(DeadLetter.Reason.UNHANDLED))
                .isEqualTo(1L);
    }

    @Test
    void isWhatTheStateSays() {
        node.send(actor, "toggle");

        assertThat(ask(actor, 1)).isEqualTo("ignored 1");
        assertThat(recorder.deadLetters()).isEmpty();
        node.send(actor, "toggle");
        assertThatThrownBy(() -> ask(actor, 1)).isInstanceOf(UnhandledMessageException.class);
    }

    @Test
    void mayStillBeUnhandledOrRefused() {
        node.send(actor, "toggle");
        node.send(actor, 0);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);

        assertThatThrownBy(() -> ask(actor, new Refusal("no"))).isInstanceOf(Refusal.class);
        assertThat(ask(actor, 1)).isEqualTo("ignored 1");
    }
}
