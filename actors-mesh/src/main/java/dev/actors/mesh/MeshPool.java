package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.MailboxFullException;
import dev.actors.MonitorRef;
import dev.actors.ProcessFunction;
import dev.actors.Refusal;
import dev.actors.RequestRef;
import dev.actors.Response;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
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
 * not known to be dead; each of them is monitored. {@code spawnings} holds what is spawned and not
 * answered, for each node once at most. What tells of them has always room in a full mailbox.
 */
final class MeshPool {

    private static final Logger LOGGER = System.getLogger(MeshPool.class.getName());

    /** How long a router that starts waits for its first routees. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    /** A routee may take as long to start as it likes. */
    private static final Duration START = Duration.ofDays(36_500);

    /** From a spawn that has failed to the next on that node; twice as long each time. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ActorContext self;
    private final Mesh mesh;
    private final Routees routees;
    private final TreeMap<String, Address> members = new TreeMap<>();
    private final Map<MonitorRef, String> monitors = new HashMap<>();
    private final Map<RequestRef, Spawning> spawnings = new HashMap<>();
    private final Map<MonitorRef, Spawning> pauses = new HashMap<>();
    private SortedSet<String> seen = new TreeSet<>();
    private @Nullable String last;

    MeshPool(ActorContext self, Mesh mesh, Routees routees) {
        this.self = self;
        this.mesh = mesh;
        this.routees = routees;
    }

    /**
     * A routee is spawned on a node, or is to be spawned there if it has none.
     *
     * @param pause until it is tried again, should it fail
     */
    private record Spawning(String node, Duration pause) {

        Spawning next() {
            Duration longer = pause.multipliedBy(2);
            return new Spawning(node, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
        }
    }

    /** Runs the router until it is ended. */
    Object run(MeshRouter.Choice choice, boolean takesAsks) {
        lookAround();
        awaitFirst();
        while (true) {
            Object message = self.receive();
            switch (message) {
                case Down down when monitors.containsKey(down.monitor()) -> ended(down);
                case Down down when pauses.containsKey(down.monitor()) ->
                        again(pauses.remove(down.monitor()));
                case Response answer when spawnings.containsKey(answer.request()) ->
                        spawned(answer);
                default -> {
                    lookAround();
                    route(message, choice, takesAsks);
                }
            }
        }
    }

    /** Whoever sends at once finds the routees of all nodes, if they start in time. */
    private void awaitFirst() {
        MonitorRef enough = pause(FIRST);
        Pattern<Object> answer =
                Pattern.type(
                        Object.class,
                        message ->
                                message instanceof Response response
                                        ? spawnings.containsKey(response.request())
                                        : message instanceof Down down
                                                && down.monitor().equals(enough));
        while (!spawnings.isEmpty() && self.receive(answer) instanceof Response response) {
            spawned(response);
        }
        self.demonitor(enough);
    }

    /** An actor that ends after a while: word of it has room where a timer's message has none. */
    private MonitorRef pause(Duration length) {
        ProcessFunction waiting = pause -> pause.receive(length);
        return self.monitor(
                self.spawnLink(ActorSpec.process(waiting).behaviorName("mesh-router-pause")));
    }

    // Members

    private void lookAround() {
        SortedSet<String> now = mesh.nodes();
        now.add(self.node().name());
        if (now.equals(seen)) {
            return;
        }
        members.values().removeIf(routee -> !now.contains(nodeOf(routee)));
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
                        spawn(new Spawning(node, PAUSE), spawned);
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
        monitors.put(self.monitor(routee), id);
    }

    private void spawn(Spawning spawning, Routees.OnEachNode routee) {
        if (spawnings.values().stream().anyMatch(each -> each.node().equals(spawning.node()))) {
            return;
        }
        try {
            spawnings.put(
                    self.sendRequest(
                            Clerk.on(spawning.node()),
                            new Word.SpawnFor(
                                    self.address(), routee.behavior(), routee.arguments()),
                            START),
                    spawning);
        } catch (ActorException e) {
            tellOfNone(spawning.node(), e);
        }
    }

    private void spawned(Response answer) {
        Spawning spawning = spawnings.remove(answer.request());
        if (spawning == null) {
            return;
        }
        switch (answer) {
            case Response.Reply(_, Address routee) -> enter(spawning.node(), routee);
            case Response.Reply _ -> {}
            case Response.Failure(_, ActorException why) -> {
                tellOfNone(spawning.node(), why);
                switch (why) {
                    case Refusal _ -> {} // the next time would be the same
                    case DeadActorException _ -> seen.remove(spawning.node()); // until it is back
                    default -> pauses.put(pause(spawning.pause()), spawning.next());
                }
            }
        }
    }

    private void again(Spawning spawning) {
        String node = spawning.node();
        if (routees instanceof Routees.OnEachNode routee
                && seen.contains(node)
                && !members.containsKey(node)) {
            spawn(spawning, routee);
        }
    }

    private void tellOfNone(String node, ActorException why) {
        LOGGER.log(
                Level.WARNING,
                "The router {0} has no routee on the node {1}: {2}",
                self.address(),
                node,
                why.getMessage());
    }

    private void ended(Down down) {
        String id = monitors.remove(down.monitor());
        if (id == null || !members.remove(id, down.actor())) {
            return;
        }
        switch (down.reason()) {
            // the node may be back before anybody looked
            case ExitReason.NoConnection _ -> seen.remove(nodeOf(down.actor()));
            // it has come back in another life
            case ExitReason.Unknown _ when routees instanceof Routees.OnEachNode spawned ->
                    spawn(new Spawning(id, PAUSE), spawned);
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
