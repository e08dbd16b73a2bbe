package dev.actors;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * A crowd of {@link Imp imps} on one node, which send, ask, link, monitor, crash and kill each
 * other for a span of its time. Afterwards all must have come that was sent, and nothing be left.
 */
final class Chaos {

    private static final Duration SPAN = Duration.ofMinutes(3);

    /** Longer than every time-out, timer and backoff of the crowd. */
    private static final Duration CALM = Duration.ofSeconds(15);

    private final Node node;
    private final long seed;
    private final int most;
    private final long start;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger failedAsks = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Address> addresses;
    private final AtomicReferenceArray<@Nullable Imp> imps;
    private final Map<Address, Imp> byAddress = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<ExitReason>> ends = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile Set<Address> survivors = Set.of();

    /** A crowd that starts with a third of its most. */
    Chaos(Node node, long seed, int most) {
        this.node = node;
        this.seed = seed;
        this.most = most;
        addresses = new AtomicReferenceArray<>(most);
        imps = new AtomicReferenceArray<>(most);
        start = node.time().nanoTime();
        for (int i = 0; i < most / 3; i++) {
            spawn(node::spawn);
        }
    }

    long seed() {
        return seed;
    }

    // What the imps use

    void spawn(Function<ActorSpec, Address> how) {
        int index = count.getAndIncrement();
        if (index >= most) {
            return;
        }
        Imp imp = new Imp(this, index);
        imps.set(index, imp);
        Address address = how.apply(spec(imp));
        byAddress.put(address, imp);
        ends.add(node.registry().requireCell(address).life().termination());
        addresses.set(index, address);
    }

    private ActorSpec spec(Imp imp) {
        ActorSpec plain = imp.spec();
        ActorSpec named = imp.index % 5 == 0 ? plain.name("imp-" + imp.index) : plain;
        if (imp.index % 2 == 0) {
            return named;
        }
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT,
                        4,
                        Duration.ofMinutes(1),
                        Duration.ofMillis(imp.index % 4 == 1 ? 0 : 300),
                        Duration.ofSeconds(10));
        return named.supervised(policy::newSupervision);
    }

    boolean isOver() {
        return hasLasted(SPAN);
    }

    private boolean hasLasted(Duration span) {
        return node.time().nanoTime() - start >= span.toNanos();
    }

    /** One of the imps, chosen at random; null if that one is not known yet. */
    @Nullable Imp anyImp(Random random) {
        return imps.get(random.nextInt(Math.min(count.get(), most)));
    }

    Imp impOf(int index) {
        return Objects.requireNonNull(imps.get(index));
    }

    @Nullable Address addressOf(Imp imp) {
        return addresses.get(imp.index);
    }

    @Nullable Imp impAt(Address address) {
        return byAddress.get(address);
    }

    void countFailedAsk() {
        failedAsks.incrementAndGet();
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    boolean livedToTheEnd(Address actor) {
        return survivors.contains(actor);
    }

    // The end, for the one who has started it

    /**
     * Tells whether nothing goes on any more. Two looks, between which nobody has taken a message,
     * have seen all at rest at one time.
     */
    boolean isQuiet() {
        long before = handledIfAllRest();
        return before >= 0 && before == handledIfAllRest();
    }

    private long handledIfAllRest() {
        List<ActorInfo> living = node.snapshot();
        long ended = ends.stream().filter(CompletableFuture::isDone).count();
        boolean allRest =
                hasLasted(SPAN.plus(CALM))
                        && ended + living.size() == ends.size()
                        && living.stream().allMatch(Chaos::rests);
        return allRest ? living.stream().mapToLong(ActorInfo::handled).sum() : -1;
    }

    private static boolean rests(ActorInfo imp) {
        return imp.status() == ActorStatus.WAITING && imp.mailboxSize() == 0;
    }

    /** Lets the survivors finish, once all is quiet; what is wrong then. */
    List<String> finish() {
        List<ActorInfo> living = node.snapshot();
        Set<Address> alive = new HashSet<>(living.stream().map(ActorInfo::address).toList());
        checkBonds(living, alive);
        survivors = alive;
        living.forEach(imp -> node.send(imp.address(), new Imp.Finish()));
        for (ActorInfo imp : living) {
            if (!new ExitReason.Normal("finished").equals(endOf(imp.address()))) {
                complain(imp + " ended with " + endOf(imp.address()));
            }
            impAt(imp.address()).checkAllCame(byAddress.values());
        }
        if (!node.snapshot().isEmpty() || !node.registered().isEmpty()) {
            complain("left: " + node.snapshot() + " and the names " + node.registered());
        }
        return List.copyOf(complaints);
    }

    private ExitReason endOf(Address imp) {
        try {
            return new ExitReason.Normal(node.await(imp));
        } catch (ActorFailedException e) {
            return new ExitReason.Failed(e.getCause());
        } catch (DeadActorException e) {
            return e.reason();
        }
    }

    private void checkBonds(List<ActorInfo> living, Set<Address> alive) {
        Map<Address, ActorInfo> infos = new ConcurrentHashMap<>();
        living.forEach(info -> infos.put(info.address(), info));
        List<String> names = new ArrayList<>();
        for (ActorInfo info : living) {
            names.addAll(info.names());
            for (Address link : info.links()) {
                if (!alive.contains(link) || !infos.get(link).links().contains(info.address())) {
                    complain("a half link between " + info.address() + " and " + link);
                }
            }
            for (Address watched : info.monitors()) {
                if (!alive.contains(watched)
                        || !infos.get(watched).monitoredBy().contains(info.address())) {
                    complain("a half monitor of " + info.address() + " on " + watched);
                }
            }
            if (!alive.containsAll(info.monitoredBy())) {
                complain("a dead actor monitors " + info.address());
            }
        }
        if (!Set.copyOf(names).equals(Set.copyOf(node.registered()))) {
            complain("names of the dead: " + node.registered() + " but for " + names);
        }
    }

    /** How much has happened, and who has still something to do. */
    @Override
    public String toString() {
        long restarts =
                node.statistics().stream()
                        .flatMapToLong(
                                each ->
                                        Arrays.stream(ExitReason.Kind.values())
                                                .mapToLong(each::restarts))
                        .sum();
        List<ActorInfo> restless = node.snapshot().stream().filter(imp -> !rests(imp)).toList();
        return "%d actors, %d messages, %d survivors, %d restarts, %d failed asks, restless: %s"
                .formatted(
                        ends.size(),
                        byAddress.values().stream().mapToInt(Imp::countReceived).sum(),
                        survivors.size(),
                        restarts,
                        failedAsks.get(),
                        restless);
    }
}
