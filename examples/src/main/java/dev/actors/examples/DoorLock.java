package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A code lock: it opens its door for three seconds after the right code (OTP Design Principles,
 * "gen_statem Behaviour", "Example").
 *
 * <p>A button that is pressed while the door is open counts once it is locked again. Whatever is
 * not a button has no handler: it is a dead letter, and the lock goes on.
 */
final class DoorLock {

    private static final Duration OPEN_TIME = Duration.ofSeconds(3);

    record Button(int digit) {}

    enum Door {
        OPENED,
        LOCKED
    }

    private final List<Integer> code;
    private final Address door;

    DoorLock(List<Integer> code, Address door) {
        this.code = code;
        this.door = door;
    }

    Behavior<Button> locked() {
        return locked(List.of());
    }

    private Behavior<Button> locked(List<Integer> pressed) {
        return Behavior.of(
                Button.class,
                (self, button) -> {
                    List<Integer> last = lastOf(pressed, button.digit());
                    if (!last.equals(code)) {
                        return locked(last);
                    }
                    self.send(door, Door.OPENED);
                    return open();
                });
    }

    private Behavior<Button> open() {
        return Behavior.of(Button.class, (_, _) -> Behavior.postponed())
                .stateTimeout(
                        OPEN_TIME,
                        self -> {
                            self.send(door, Door.LOCKED);
                            return locked();
                        });
    }

    private List<Integer> lastOf(List<Integer> pressed, int digit) {
        List<Integer> all = Stream.concat(pressed.stream(), Stream.of(digit)).toList();
        return all.subList(Math.max(0, all.size() - code.size()), all.size());
    }

    static String visit(ActorContext self) {
        Address lock = self.spawn(new DoorLock(List.of(1, 2, 3), self.address()).locked());
        IntStream.of(7, 1, 2, 3).forEach(digit -> self.send(lock, new Button(digit)));
        return self.receive(Door.class) + ", " + self.receive(Door.class);
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println("A wrong digit and then 1, 2, 3; this takes three seconds.");
            IO.println(node.await(node.spawn(DoorLock::visit)));
        }
    }
}
