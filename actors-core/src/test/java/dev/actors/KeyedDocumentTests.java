package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What {@code docs/keyed.md} shows of the core, at work. */
class KeyedDocumentTests extends KernelTestCase {

    private static final Duration SOON = Duration.ofDays(1);

    static Behavior<?> counter(ActorContext self) throws Exception {
        Keyed keyed = self.keyed().orElseThrow();
        Integer kept = keyed.state(Integer.class);
        int[] count = {kept == null ? 0 : kept};
        keyed.keep(() -> count[0]);
        return Behavior.of(
                Integer.class,
                (context, amount) -> {
                    count[0] += amount;
                    context.reply(count[0]);
                    return Behavior.same();
                });
    }

    @Test
    void countsOnInTheNextActor() {
        node.keyedActors()
                .serve(
                        KeyedBehavior.of("counter", ActorSpec.behavior(KeyedDocumentTests::counter))
                                .idle(Duration.ofMinutes(5)));
        Integer count = node.ask(node.keyed("counter", "user-42"), 1, Integer.class, SOON);
        assertThat(count).isOne();
        until(
                () -> {
                    clock.advance(Duration.ofMinutes(5));
                    return node.snapshot().isEmpty();
                });

        assertThat(ask(node.keyed("counter", "user-42"), 1)).isEqualTo(2);
    }
}
