package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Supervisors that crash for a day as often as they may. */
class SupervisorSoakTests extends SupervisorTestCase {

    private static final Logger LOGGER = Logger.getLogger("dev.actors");
    private static final int INTENSITY = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final long seed = Long.getLong("actors.seed", new Random().nextLong());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Deque<Long> lastCrashes = new ArrayDeque<>();
    private final int[] restarts = new int[NAMES.size()];

    @BeforeEach
    void silence() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        LOGGER.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource
    void livesADayAtTheEdgeOfItsIntensity(Strategy strategy) {
        try {
            liveADay(strategy);
        } catch (AssertionError e) {
            throw new AssertionError("Replay it with -Dactors.seed=" + seed, e);
        }
    }

    private void liveADay(Strategy strategy) {
        Address supervisor = start(Supervisor.of(strategy).intensity(INTENSITY, MINUTE));
        List<Address> before = NAMES.stream().map(this::named).toList();
        long end = clock.nanoTime() + Duration.ofDays(1).toNanos();
        int crashes = 0;
        for (; clock.nanoTime() < end; crashes++) {
            clock.advance(Duration.ofMillis(random.nextInt(10_000)));
            awaitRoom();
            crashOne(strategy);
        }

        assertThat(crashes).isGreaterThan(7_000);
        assertThat(NAMES.stream().map(this::named).toList()).isEqualTo(before);
        assertThat(client(supervisor).whichChildren()).extracting("address").isEqualTo(before);
        assertThat(node.snapshot()).hasSize(1 + NAMES.size());
        until(() -> clock.scheduled() == 0);
        awaitRoom();
        crashOne(strategy);
        clock.advance(
                Duration.ofNanos(lastCrashes.getFirst() + MINUTE.toNanos() - 1 - clock.nanoTime()));
        tell("a", "crash");
        assertThat(limitReached(end(supervisor))).isNotNull();
        until(() -> node.snapshot().isEmpty());
        until(() -> clock.scheduled() == 0);
    }

    /** Turns the clock to the first moment at which one more crash is within the limit. */
    private void awaitRoom() {
        if (lastCrashes.size() == INTENSITY) {
            long room = lastCrashes.removeFirst() + MINUTE.toNanos();
            clock.advance(Duration.ofNanos(Math.max(0, room - clock.nanoTime())));
        }
        lastCrashes.addLast(clock.nanoTime());
    }

    /** Ends a child by crash or kill, and waits until the group is back. */
    private void crashOne(Strategy strategy) {
        int victim = random.nextInt(NAMES.size());
        if (random.nextBoolean()) {
            tell(NAMES.get(victim), "crash");
        } else {
            node.kill(named(NAMES.get(victim)));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            boolean restarted =
                    switch (strategy) {
                        case ONE_FOR_ONE -> i == victim;
                        case ONE_FOR_ALL -> true;
                        case REST_FOR_ONE -> i >= victim;
                    };
            restarts[i] += restarted ? 1 : 0;
            awaitRestarts(NAMES.get(i), restarts[i]);
        }
    }
}
