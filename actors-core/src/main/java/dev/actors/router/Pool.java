package dev.actors.router;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.MailboxFullException;
import dev.actors.Monitored;
import dev.actors.Node;
import dev.actors.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One run of a router: its routees, in the order in which they were spawned.
 *
 * <p>Invariants. {@code watched} holds the routees whose {@link Down} has not been received. {@code
 * routees} holds those of them that are not known to have ended: they are looked at before each
 * message, because a {@code Down} stands behind the messages that wait, and those would go to a
 * dead routee.
 */
final class Pool {

    private final ActorContext self;
    private final Node node;
    private final List<Address> watched = new ArrayList<>();
    private final List<Routee> routees = new ArrayList<>();
    private long turns;

    Pool(ActorContext self) {
        this.self = self;
        node = self.node();
    }

    /** Runs the router until it is ended, or has no routees left. */
    Object run(int size, ActorSpec spec, Routing routing) {
        try {
            for (int number = 0; number < size; number++) {
                spawn(number, spec);
            }
            while (true) {
                Object message = self.receive();
                if (message instanceof Down down && watched.remove(down.actor())) {
                    forget(down);
                } else {
                    handle(message, routing);
                }
            }
        } finally {
            watched.reversed().forEach(node::stop);
        }
    }

    private void spawn(int number, ActorSpec spec) {
        Monitored monitored = self.spawnMonitor(spec);
        Address address = monitored.address();
        watched.add(address);
        int capacity = node.info(address).orElseThrow().mailboxCapacity();
        routees.add(new Routee(number, address, capacity));
    }

    private void forget(Down down) {
        routees.removeIf(routee -> routee.address().equals(down.actor()));
        if (!watched.isEmpty()) {
            return;
        }
        if (node.isRunning()) {
            throw new IllegalStateException(
                    "The router has no routees left: the last one has ended ("
                            + down.reason().kind().name().toLowerCase(Locale.ROOT)
                            + "). Mend what ends them, allow them more restarts, or supervise the"
                            + " router so that it begins again.",
                    down.reason() instanceof ExitReason.Failed failed ? failed.cause() : null);
        }
        node.stop(self.address());
    }

    private void handle(Object message, Routing routing) {
        routees.removeIf(routee -> !node.isAlive(routee.address()));
        if (routees.isEmpty()) {
            give(watched.getLast(), message);
        } else {
            routing.route(message, this);
        }
    }

    // Choices

    int nextTurn() {
        return (int) (turns++ % routees.size());
    }

    int anyOne() {
        return node.random().nextInt(routees.size());
    }

    int leastBusy() {
        int least = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < routees.size() && fewest > 0; i++) {
            int messages = node.mailboxSize(routees.get(i).address());
            if (messages < fewest) {
                fewest = messages;
                least = i;
            }
        }
        return least;
    }

    // Deliveries

    /** Gives a message to the first routee with room, beginning with a given one. */
    void giveFrom(int first, Object message) {
        int size = routees.size();
        int chosen =
                IntStream.range(first, first + size)
                        .map(i -> i % size)
                        .filter(i -> hasRoom(routees.get(i)))
                        .findFirst()
                        .orElse(first);
        give(routees.get(chosen).address(), message);
    }

    private boolean hasRoom(Routee routee) {
        return node.mailboxSize(routee.address()) < routee.capacity();
    }

    /** Gives a message to the routee of a key. */
    void giveByKey(@Nullable Object key, Object message) {
        int hash = Objects.hashCode(key);
        Routee owner = Collections.max(routees, Comparator.comparingLong(r -> r.claim(hash)));
        give(owner.address(), message);
    }

    /** Gives a message to all routees; an ask to none. */
    void giveAll(Object message) {
        if (self.sender() == null) {
            routees.forEach(routee -> give(routee.address(), message));
        } else {
            self.reply(
                    new Refusal(
                            "A broadcast router takes no asks: an ask has one answer, and each of"
                                    + " its routees would give one. Send the message, with an"
                                    + " address for the answers in it."));
        }
    }

    /** Gives a message to one routee, or loses it where that one takes no more. */
    private void give(Address routee, Object message) {
        if (self.sender() == null) {
            self.sendOrDrop(routee, message);
            return;
        }
        try {
            self.forward(routee, message);
        } catch (MailboxFullException toldToTheAsker) {
            // the router itself goes on
        }
    }
}
