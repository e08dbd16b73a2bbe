package dev.actors.mesh;

import dev.actors.Address;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A mesh whose nodes die and come back, again and again. After some kills and rejoins in random
 * order it is left alone until it has settled, and then has to be as if nothing had happened.
 *
 * <p>All nodes are in this virtual machine, so a kill is that of {@link SoakNode#crash}.
 */
final class MeshSoak implements AutoCloseable {

    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final int MOST_EVENTS = 10;

    private static final List<String> KEYS =
            IntStream.range(0, 10).mapToObj(i -> "key-" + i).toList();

    private final Random random;
    private final List<Integer> ports;
    private final List<String> names;
    private final Map<Integer, SoakNode> alive = new TreeMap<>();
    private final Map<String, Set<String>> keyed = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();

    /** How long each settling took, in milliseconds: no objects that a footprint would count. */
    private final List<Long> settlings = new ArrayList<>();

    /** What did not hold until the end of the longest. */
    private String longest = "nothing";

    private int kills;

    /**
     * A mesh of which all nodes are there.
     *
     * @param seed decides what happens, though not what comes of it
     */
    MeshSoak(int size, long seed) {
        random = new Random(seed);
        ports = MeshTestCase.freePorts(size);
        names =
                Stream.concat(
                                ports.stream().map(port -> "name of " + port),
                                IntStream.range(0, size).mapToObj(i -> "contended " + i))
                        .toList();
        ports.forEach(this::join);
        settle();
    }

    /** What must hold each time the mesh has settled; each tells what is wrong, or nothing. */
    private List<Supplier<Optional<String>>> invariants() {
        return List.of(
                this::everybodyReachesAllOthers,
                this::allWhoAreWatchedLive,
                this::eachNameHasOneOwnerWhomAllKnow,
                this::eachKeyHasOneActor,
                this::everybodyServesEverybody,
                this::nothingWaitsToBeSent);
    }

    /** Goes on until so many more nodes have been killed; all nodes are there in the end. */
    void run(int more) {
        int most = kills + more;
        while (kills < most) {
            int events = 1 + random.nextInt(MOST_EVENTS);
            for (int i = 0; i < events && kills < most; i++) {
                step();
                LockSupport.parkNanos(random.nextInt(300) * 1_000_000L);
            }
            if (kills == most) {
                ports.stream().filter(port -> !alive.containsKey(port)).forEach(this::join);
            }
            settle();
        }
    }

    /** What is there when all nodes are there, and no actor of theirs has a name. */
    Footprint footprint() {
        alive.values().forEach(node -> names.forEach(node::release));
        settle();
        return Footprint.take();
    }

    /** One node dies or comes back, and another takes or gives a name, and asks for a key. */
    private void step() {
        int port = ports.get(random.nextInt(ports.size()));
        SoakNode node = alive.get(port);
        if (node == null) {
            join(port);
        } else if (alive.size() > 1) {
            alive.remove(port);
            ends.add(node.crash());
            kills++;
        }
        List<SoakNode> living = List.copyOf(alive.values());
        SoakNode one = living.get(random.nextInt(living.size()));
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            one.release(name);
        } else if (one.holder(name).isEmpty()) {
            one.claim(name);
        }
        String unused = one.whereIs(KEYS.get(random.nextInt(KEYS.size())));
    }

    private void join(int port) {
        SoakNode node = new SoakNode(port, ports.stream().map(SoakNode::name).toList(), keyed);
        alive.put(port, node);
        node.claim("name of " + port);
    }

    private void settle() {
        long start = System.nanoTime();
        ends.forEach(MeshTestCase::get);
        ends.clear();
        String last = "nothing";
        for (Supplier<Optional<String>> invariant : invariants()) {
            for (Optional<String> wrong = invariant.get();
                    wrong.isPresent();
                    wrong = invariant.get()) {
                last = wrong.orElseThrow();
                if (System.nanoTime() - start > SETTLING.toNanos()) {
                    throw new AssertionError("After " + kills + " kills: " + last + views());
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
        long taken = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (settlings.stream().allMatch(known -> known < taken)) {
            longest = last;
        }
        settlings.add(taken);
    }

    // What must hold

    private Optional<String> everybodyReachesAllOthers() {
        Set<String> all = alive.keySet().stream().map(SoakNode::name).collect(Collectors.toSet());
        for (SoakNode node : alive.values()) {
            Set<String> reached = node.mesh.nodes();
            if (reached.size() != all.size() - 1 || !all.containsAll(reached)) {
                return Optional.of(
                        node.node.name() + " reaches " + reached + " of the living " + all);
            }
        }
        return Optional.empty();
    }

    /** Whom the group of each node has. */
    private String views() {
        return alive.values().stream()
                .map(node -> "; " + node.node.name() + ": " + SoakNode.channel(node.mesh).getView())
                .collect(Collectors.joining());
    }

    private Optional<String> allWhoAreWatchedLive() {
        for (SoakNode node : alive.values()) {
            Set<Address> others =
                    alive.values().stream()
                            .filter(other -> other != node)
                            .map(other -> other.service)
                            .collect(Collectors.toSet());
            if (!node.watched().equals(others) || !node.linked().equals(others)) {
                others.forEach(node::watch);
                return Optional.of(
                        "%s watches %s and is linked to %s, and there live %s"
                                .formatted(
                                        node.node.name(), node.watched(), node.linked(), others));
            }
        }
        return Optional.empty();
    }

    private Optional<String> eachNameHasOneOwnerWhomAllKnow() {
        for (String name : names) {
            List<Address> owners =
                    alive.values().stream().flatMap(node -> node.holder(name).stream()).toList();
            if (owners.size() > 1) {
                return Optional.of("'" + name + "' has the owners " + owners);
            }
            for (SoakNode node : alive.values()) {
                List<Address> found = node.mesh.whereis(name).stream().toList();
                if (!found.equals(owners)) {
                    return Optional.of(
                            "For %s '%s' is that of %s, and it is that of %s"
                                    .formatted(node.node.name(), name, found, owners));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> eachKeyHasOneActor() {
        for (String key : KEYS) {
            Set<String> places =
                    alive.values().stream()
                            .map(node -> node.whereIs(key))
                            .collect(Collectors.toSet());
            Set<String> actors = keyed.getOrDefault(key, Set.of());
            if (places.size() != 1 || actors.size() != 1) {
                return Optional.of(
                        "'%s' is at %s, by the actors %s".formatted(key, places, actors));
            }
        }
        return Optional.empty();
    }

    private Optional<String> everybodyServesEverybody() {
        for (SoakNode node : alive.values()) {
            for (SoakNode other : alive.values()) {
                if (!node.serves(other.service)) {
                    return Optional.of(other.node.name() + " does not answer " + node.node.name());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> nothingWaitsToBeSent() {
        return alive.values().stream()
                .filter(node -> node.mesh.counts().outboxBytes() > 0)
                .map(node -> node.node.name() + " does not get rid of what it has to send")
                .findFirst();
    }

    /** How it went, in a line. */
    String report() {
        List<Long> sorted = settlings.stream().sorted().toList();
        return "%d kills and rejoins, settled %d times, in %d ms (median; the longest took %d ms, until then: %s)"
                .formatted(
                        kills,
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.getLast(),
                        longest);
    }

    @Override
    public void close() {
        alive.values().forEach(SoakNode::close);
    }
}
