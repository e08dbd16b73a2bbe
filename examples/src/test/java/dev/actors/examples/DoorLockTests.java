package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.ProcessFunction;
import dev.actors.TimeSource;
import dev.actors.examples.DoorLock.Button;
import dev.actors.examples.DoorLock.Door;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class DoorLockTests {

    private static final Duration LONG = Duration.ofHours(1);

    /** Runs a door before a lock whose code is 1, 2, 3. */
    private static @Nullable Object door(Node node, ProcessFunction.WithArg<Address> door) {
        return node.await(
                node.spawn(
                        self ->
                                door.run(
                                        self,
                                        self.spawn(
                                                new DoorLock(List.of(1, 2, 3), self.address())
                                                        .locked()))));
    }

    private static void press(ActorContext self, Address lock, int... digits) {
        for (int digit : digits) {
            self.send(lock, new Button(digit));
        }
    }

    @Seeds
    void opensForThreeSecondsWhenTheCodeIsRight(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) ->
                        assertThat(door(node, (self, lock) -> openTime(self, lock, world.time())))
                                .isEqualTo(Duration.ofSeconds(3)));
    }

    private static Duration openTime(ActorContext self, Address lock, TimeSource time) {
        press(self, lock, 1, 2, 3);
        assertThat(self.receive()).isEqualTo(Door.OPENED);
        Instant opened = time.now();
        assertThat(self.receive()).isEqualTo(Door.LOCKED);
        return Duration.between(opened, time.now());
    }

    @Seeds
    void staysLockedWhenTheCodeIsWrong(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(
                                        door(
                                                node,
                                                (self, lock) -> {
                                                    press(self, lock, 1, 2, 4, 3);
                                                    return self.receive(LONG);
                                                }))
                                .isNull());
    }

    @Seeds
    void opensWhenTheCodeFollowsOtherDigits(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(node.await(node.spawn(DoorLock::visit)))
                                .isEqualTo("OPENED, LOCKED"));
    }

    @Seeds
    void countsAButtonOnceLockedAgainWhenItWasPressedWhileOpen(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(
                                        door(
                                                node,
                                                (self, lock) -> {
                                                    press(self, lock, 1, 2, 3, 1, 2);
                                                    Object opened = self.receive();
                                                    Object locked = self.receive();
                                                    press(self, lock, 3);
                                                    return List.of(opened, locked, self.receive());
                                                }))
                                .isEqualTo(List.of(Door.OPENED, Door.LOCKED, Door.OPENED)));
    }

    @Seeds
    void goesOnWhenItGetsSomethingElseThanAButton(long seed) throws Exception {
        List<DeadLetter> letters = new ArrayList<>();
        NodeListener listener =
                new NodeListener() {
                    @Override
                    public void deadLetter(DeadLetter letter) {
                        letters.add(letter);
                    }
                };
        SimulatedNode.run(
                seed,
                listener,
                (node, _) ->
                        assertThat(
                                        door(
                                                node,
                                                (self, lock) -> {
                                                    press(self, lock, 1, 2);
                                                    self.send(lock, "a kick");
                                                    press(self, lock, 3);
                                                    return self.receive();
                                                }))
                                .isEqualTo(Door.OPENED));
        assertThat(letters)
                .filteredOn(letter -> letter.reason() == DeadLetter.Reason.UNHANDLED)
                .extracting(DeadLetter::message)
                .containsExactly("a kick");
    }
}
