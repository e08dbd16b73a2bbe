package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** When a claim asks whom. */
class ClaimTests {

    private static final long START = 1_000_000;

    private final Claim claim =
            new Claim(Address.parse("keyed:counter/ann"), START, Duration.ofSeconds(10));
    private final Link one = link();
    private final Link other = link();

    private static Link link() {
        Outbox unused = new Outbox("claims", 1, _ -> {}, _ -> {});
        unused.close();
        return new Link(new Member("a:1", 1, org.jgroups.util.UUID.randomUUID()), 1, unused, null);
    }

    private static long after(long millis) {
        return START + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void asksWhoDisagreesWithLongerAndLongerPauses() {
        long now = 0;
        for (long pause : List.of(20L, 40L, 80L, 160L, 320L, 640L, 1_000L, 1_000L)) {
            claim.asks(one);
            assertThat(claim.isToAsk(one, after(now))).isFalse();
            assertThat(claim.disagrees(one, after(now))).isEqualTo(after(now + pause));
            assertThat(claim.isToAsk(one, after(now + pause - 1))).isFalse();
            now += pause;
            assertThat(claim.isToAsk(one, after(now))).isTrue();
        }
    }

    @Test
    void pausesOnceForAllWhoDisagreeInARound() {
        claim.disagrees(one, START);
        claim.disagrees(other, after(5));

        assertThat(claim.isToAsk(other, after(20))).isTrue();
        claim.disagrees(one, after(20));
        assertThat(claim.isToAsk(one, after(59))).isFalse();
        assertThat(claim.isToAsk(one, after(60))).isTrue();
    }

    @Test
    void isGrantedWhenAllAgreeInTheSameView() {
        claim.agrees(one);
        assertThat(claim.isGrantedBy(List.of(one, other))).isFalse();
        assertThat(claim.isToAsk(one, START)).isFalse();

        claim.beginAgain(START);
        claim.agrees(other);
        assertThat(claim.isGrantedBy(List.of(one, other))).isFalse();
        assertThat(claim.isToAsk(one, START)).isTrue();

        claim.agrees(one);
        assertThat(claim.isGrantedBy(List.of(one, other))).isTrue();
    }

    @Test
    void goesOnWithoutPauseInAnotherView() {
        claim.disagrees(one, START);
        claim.disagrees(one, START);

        claim.beginAgain(after(1));

        assertThat(claim.isToAsk(one, after(1))).isTrue();
        claim.disagrees(one, after(1));
        assertThat(claim.isToAsk(one, after(21))).isTrue();
    }
}
