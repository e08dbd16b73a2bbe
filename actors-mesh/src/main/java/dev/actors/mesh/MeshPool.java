package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.MailboxFullException;
import dev.actors.MonitorRef;
import dev.actors.Refusal;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One run of a {@link MeshRouter}. A routee is known by what stays the same when it is spawned
 * anew: the name of its node, or else its address.
 *
 * <p>Invariant: {@code members} holds the routees that are on nodes that can be reached, and are
 * not known to be dead; each of them is monitored. {@code away} holds those whose nodes were lost.
 */
final class MeshPool {

    private static final Logger LOGGER = System.getLogger(MeshPool.class.getName());

    private final ActorContext self;
    private final Mesh mesh;
    private final Routees routees;
    private final TreeMap<String, Address> members = new TreeMap<>();
    private final Map<String, Address> away = new HashMap<>();
    private final Map<MonitorRef, String> monitors = new HashMap<>();
    private SortedSet<String> seen = new TreeSet<>();
    private @Nullable String last;

    MeshPool(ActorContext self, Mesh mesh, Routees routees) {
        this.self = self;
        this.mesh = mesh;
        this.routees = routees;
    }

    /** Runs the router until it is ended. */
    Object run(MeshRouter.Choice choice, boolean takesAsks) {
        try {
            lookAround();
            while (true) {
                Object message = self.receive();
                if (message instanceof Down down && monitors.containsKey(down.monitor())) {
                    ended(down);
                } else {
                    lookAround();
                    route(message, choice, takesAsks);
                }
            }
        } finally {
            if (routees instanceof Routees.OnEachNode) {
                members.values().forEach(self.node()::stop);
            }
        }
    }

    // Members

    private void lookAround() {
        SortedSet<String> now = mesh.nodes();
        now.add(self.node().name());
        if (now.equals(seen)) {
            return;
        }
        for (Map.Entry<String, Address> each : List.copyOf(members.entrySet())) {
            if (!now.contains(nodeOf(each.getValue()))) {
                members.remove(each.getKey());
                away.put(each.getKey(), each.getValue());
            }
        }
        switch (routees) {
            case Routees.Of(List<Address> addresses) -> {
                for (Address address : addresses) {
                    if (now.contains(nodeOf(address)) && !seen.contains(nodeOf(address))) {
                        enter(address.toString(), address);
                    }
                }
            }
            case Routees.Named(String name) -> {
                for (String node : now) {
                    if (!seen.contains(node)) {
                        enter(node, mesh.named(node, name));
                    }
                }
            }
            case Routees.OnEachNode spawned -> {
                for (String node : now) {
                    if (!seen.contains(node)) {
                        comeBack(node, spawned);
                    }
                }
            }
        }
        seen = now;
    }

    private static String nodeOf(Address address) {
        return address.nodeName().orElse("");
    }

    private void enter(String id, Address routee) {
        members.put(id, routee);
        away.remove(id);
        monitors.put(self.monitor(routee), id);
    }

    /** A node is there: its routee lives still, or is spawned. */
    private void comeBack(String node, Routees.OnEachNode routee) {
        Address before = away.get(node);
        if (before == null) {
            spawn(node, routee);
        } else {
            enter(node, before);
        }
    }

    private void spawn(String node, Routees.OnEachNode routee) {
        try {
            enter(node, mesh.spawn(self, node, routee.behavior(), routee.arguments()));
        } catch (ActorException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The router {0} has no routee on the node {1}: {2}",
                    self.address(),
                    node,
                    e.getMessage());
        }
    }

    private void ended(Down down) {
        String id = monitors.remove(down.monitor());
        if (id == null || !members.remove(id, down.actor())) {
            return;
        }
        switch (down.reason()) {
            case ExitReason.NoConnection _ -> {
                away.put(id, down.actor());
                seen.remove(nodeOf(down.actor())); // it may be back before anybody looked
            }
            case ExitReason.Unknown _ when routees instanceof Routees.OnEachNode spawned ->
                    spawn(id, spawned); // the node has come back in another life
            default -> {}
        }
    }

    // Choices

    SortedSet<String> members() {
        return members.navigableKeySet();
    }

    String nextTurn() {
        String next = last == null ? null : members.higherKey(last);
        last = next == null ? members.firstKey() : next;
        return last;
    }

    String anyOne() {
        int skipped = self.node().random().nextInt(members.size());
        return members.keySet().stream().skip(skipped).findFirst().orElseThrow();
    }

    // Deliveries

    private void route(Object message, MeshRouter.Choice choice, boolean takesAsks) {
        if (members.isEmpty()) {
            refuse("The router has no routee: none is on a node that can be reached.");
        } else if (self.sender() != null && !takesAsks) {
            refuse(
                    "A broadcast router takes no asks: an ask has one answer, and each of its"
                            + " routees would give one. Send the message, with an address for the"
                            + " answers in it.");
        } else {
            choice.of(this, message).forEach(id -> give(members.get(id), message));
        }
    }

    private void refuse(String why) {
        if (self.sender() == null) {
            self.unhandled();
        } else {
            self.reply(new Refusal(why));
        }
    }

    private void give(@Nullable Address routee, Object message) {
        if (routee == null) {
            return;
        }
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
