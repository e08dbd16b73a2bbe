package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The seeds' door lock: opens for three seconds after the right code. */
class DoorLockTests extends KernelTestCase {

    private static final Duration THREE = Duration.ofSeconds(3);

    private record Digit(int value) {}

    private record Look() {}

    private static Behavior<?> locked(List<Integer> entered) {
        return Behavior.of(
                        Digit.class,
                        (_, digit) -> {
                            List<Integer> now =
                                    Stream.concat(entered.stream(), Stream.of(digit.value()))
                                            .toList();
                            if (now.equals(List.of(1, 2, 3))) {
                                return open();
                            }
                            return now.size() < 3 ? locked(now) : locked(List.of());
                        })
                .otherwise(answer("locked"));
    }

    private static Behavior<?> open() {
        return Behavior.of(Digit.class, (_, _) -> Behavior.same())
                .otherwise(answer("open"))
                .stateTimeout(THREE, _ -> locked(List.of()));
    }

    private static Behavior.Handler<Object> answer(String state) {
        return (self, _) -> {
            self.reply(state);
            return Behavior.same();
        };
    }

    @Test
    void opensTheDoorForThreeSecondsAfterTheRightCode() {
        Address door = node.spawn(locked(List.of()));
        assertThat(ask(door, new Look())).isEqualTo("locked");
        List.of(3, 2, 1, 1, 2, 3).forEach(digit -> node.send(door, new Digit(digit)));
        assertThat(ask(door, new Look())).isEqualTo("open");
        clock.advance(THREE.minusNanos(1));
        assertThat(ask(door, new Look())).isEqualTo("open");

        clock.advance(Duration.ofNanos(1));

        assertThat(ask(door, new Look())).isEqualTo("locked");
        assertThat(clock.scheduled()).isZero();
    }
}
