package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How a node gives its keys away. */
class DepartureTests {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = MeshTestCase.PATIENCE;
    private static final CompletableFuture<?> HEARD = CompletableFuture.completedFuture(null);

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean isAlone = new AtomicBoolean();

    private Departure departure(int enough) {
        return new Departure(
                () -> CompletableFuture.completedFuture(looks.incrementAndGet() >= enough),
                isAlone::get);
    }

    @Test
    void looksUntilNothingIsLeft() {
        assertThat(departure(3).isOver(HEARD, LONG)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void endsWithItsTimeAndLooksNoMore() {
        assertThat(departure(Integer.MAX_VALUE).isOver(HEARD, SHORT)).isFalse();
        int looked = looks.get();

        assertThat(departure(looked + 1).isOver(HEARD, LONG)).isTrue();
        assertThat(looks).as("looks of both").hasValue(looked + 1);
    }

    @Test
    void endsWithItsTimeWhereALookDoesNotEnd() {
        Departure stuck = new Departure(CompletableFuture::new, isAlone::get);
        assertThat(stuck.isOver(new CompletableFuture<>(), SHORT)).isFalse();
    }

    @Test
    void waitsForAnswersThatComeBackByTheNode() {
        Departure departure = departure(1);
        CompletableFuture<Object> answer = new CompletableFuture<>();
        departure.owesAnswer(answer);
        assertThat(departure.isOver(HEARD, SHORT)).isFalse();

        answer.complete("here");
        assertThat(departure.isOver(HEARD, LONG)).isTrue();
    }

    @Test
    void waitsForNothingWhereNobodyIsThere() {
        isAlone.set(true);
        assertThat(departure(Integer.MAX_VALUE).isOver(HEARD, LONG)).isFalse();
        assertThat(looks).hasValue(1);
    }
}
