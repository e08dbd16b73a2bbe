package dev.actors.mesh;

import static java.util.Comparator.comparingLong;

import dev.actors.Address;
import dev.actors.KeyedActors;
import dev.actors.KeyedQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The keys whose actors a node is about to start while others may have them. A claim is granted
 * when all others have said that they have nothing of the key, and take this node for its owner; it
 * is given up when the key belongs to another node. While others are of another opinion, they are
 * asked again, for a while, with longer and longer pauses.
 *
 * <p>However many keys there are, each node is asked a few questions at a time, each for many keys,
 * and only while there is room on the way. One thread does it, while there are claims. It looks at
 * a claim when something has happened to it, and at all of them when something has that concerns
 * all: so its work grows with the number of claims, and not with the square.
 *
 * <p>Invariants. All is guarded by this object's monitor, under which nobody is called. What others
 * have said counts as long as this node sees the same nodes serve the same: the number of the
 * {@code view} tells. A claim that waits is in {@code changed}, or in a queue, or asked for, or in
 * {@code pauses}, or granted by all others.
 */
final class Claims {

    /** How long the answer to a question waits for the keys that take longest. */
    private static final Duration ANSWERED_IN = Duration.ofMillis(50);

    /** From one look to the next at what nobody tells of: room on the way, and who is there. */
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private final Keys keys;
    private final Duration patience;
    private final ClaimQueues queues;

    /** By their ages. */
    private final Map<Address, Claim> waiting = new LinkedHashMap<>();

    /** Those to which something has happened. */
    private Set<Claim> changed = new LinkedHashSet<>();

    /** Those to ask for again, by the times at which that is due. */
    private final Queue<Pause> pauses = new PriorityQueue<>(comparingLong(Pause::end));

    private @Nullable Set<Link> others;
    private long view;
    private boolean isDue;
    private boolean isRunning;
    private boolean isClosed;

    /** From a no to the next question. */
    private record Pause(long end, Claim claim) {}

    /** What comes of a look. */
    private record Findings(List<Claim> over, List<ClaimQueues.Question> questions) {}

    /**
     * No claims.
     *
     * @param patience after which a claim is granted, whatever others say
     * @param maxFrame bytes that a question may have
     */
    Claims(Keys keys, Duration patience, int maxFrame) {
        this.keys = keys;
        this.patience = patience;
        queues = new ClaimQueues(maxFrame);
    }

    /** Claims a key; done when the claim is granted or given up. */
    synchronized CompletableFuture<Void> of(Address key) {
        if (isClosed) {
            return CompletableFuture.completedFuture(null);
        }
        Claim claim = waiting.get(key);
        if (claim == null) {
            claim = new Claim(key, System.nanoTime(), patience);
            waiting.put(key, claim);
            changed.add(claim);
            look();
        }
        return claim.done;
    }

    /** This node sees other nodes than before, or they serve something else. */
    synchronized void changed() {
        view++;
        long now = System.nanoTime();
        waiting.values().forEach(claim -> claim.beginAgain(now));
        changed.addAll(waiting.values());
        pauses.clear();
        look();
    }

    /** There is something to look at. */
    synchronized void look() {
        isDue = true;
        if (isRunning) {
            notifyAll();
        } else if (!waiting.isEmpty()) {
            Thread unused = Thread.ofPlatform().daemon().name("mesh-claims").start(this::run);
            isRunning = true;
        }
    }

    /** Nobody is asked any more: all claims are granted. */
    synchronized void close() {
        isClosed = true;
        look();
    }

    private void run() {
        try {
            for (Findings found = await(); found != null; found = await()) {
                found.over().forEach(claim -> claim.done.complete(null));
                found.questions().forEach(this::ask);
            }
        } catch (RuntimeException | Error failure) {
            failed();
            throw failure;
        }
    }

    /** What comes next starts another thread. */
    private synchronized void failed() {
        isRunning = false;
    }

    /** Waits until there is something to do; null once there are no claims. */
    private synchronized @Nullable Findings await() {
        try {
            long end = System.nanoTime() + LOOK;
            for (long left = LOOK; !isDue && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isDue = false;
        isRunning = !waiting.isEmpty();
        if (!isRunning) {
            forget();
        }
        return isRunning ? findings() : null;
    }

    private void forget() {
        waiting.clear();
        changed.clear();
        pauses.clear();
        queues.clear();
    }

    private Findings findings() {
        if (isClosed || keys.isFree()) {
            List<Claim> all = List.copyOf(waiting.values());
            forget();
            return new Findings(all, List.of());
        }
        long now = System.nanoTime();
        seeOthers();
        for (Pause next = pauses.peek();
                next != null && now - next.end() >= 0;
                next = pauses.peek()) {
            pauses.remove();
            changed.add(next.claim());
        }
        List<Claim> over = new ArrayList<>();
        for (Claim claim : due(now)) {
            if (isWaiting(claim) && !goesOn(claim, now)) {
                waiting.remove(claim.key);
                over.add(claim);
            }
        }
        return new Findings(over, queues.next(view, this::isWaiting));
    }

    /** Others than before are asked for everything. */
    private void seeOthers() {
        Set<Link> now = keys.isComplete() ? Set.copyOf(keys.others()) : null;
        if (!Objects.equals(now, others)) {
            others = now;
            queues.drop();
            changed.addAll(waiting.values());
        }
    }

    /** Those to which something has happened, and those whose time is up. */
    private Set<Claim> due(long now) {
        Set<Claim> due = changed;
        changed = new LinkedHashSet<>();
        for (Claim oldest : waiting.values()) {
            if (now - oldest.end < 0) {
                break;
            }
            due.add(oldest);
        }
        return due;
    }

    /** Has others asked who have not agreed; false if there is nothing to ask any more. */
    private boolean goesOn(Claim claim, long now) {
        Set<Link> known = others;
        if (now - claim.end >= 0 || !keys.isOwn(claim.key)) {
            return false;
        }
        if (known == null) {
            return true;
        }
        for (Link other : known) {
            if (claim.isToAsk(other, now)) {
                queues.add(other, claim);
            }
        }
        return !claim.isGrantedBy(known);
    }

    private boolean isWaiting(Claim claim) {
        return waiting.get(claim.key) == claim;
    }

    private void ask(ClaimQueues.Question question) {
        List<Address> claimed = question.claims().stream().map(claim -> claim.key).toList();
        CompletableFuture<?> unused =
                keys.ask(question.to(), new KeyedWord.Claimed(keys.name(), claimed))
                        .handle(
                                (answer, _) -> {
                                    answered(question, answer);
                                    return null;
                                });
    }

    /** A node that is lost has said nothing, and need not. */
    private synchronized void answered(ClaimQueues.Question question, @Nullable Object answer) {
        Link other = question.to();
        queues.answered(other);
        long now = System.nanoTime();
        List<?> free = answer instanceof List<?> said ? said : List.of();
        for (int i = 0; i < question.claims().size(); i++) {
            Claim claim = question.claims().get(i);
            if (!isWaiting(claim)) {
                continue;
            }
            if (question.view() != view) {
                claim.missed(other);
                changed.add(claim);
            } else if (i < free.size() && Boolean.TRUE.equals(free.get(i))) {
                claim.agrees(other);
                changed.add(claim);
            } else {
                pauses.add(new Pause(claim.disagrees(other, now), claim));
            }
        }
        look();
    }

    // The other side

    /** Gives up what a node claims; which keys it may start, after a short while at the latest. */
    static CompletableFuture<List<Boolean>> answer(KeyedWord.Claimed claimed, KeyedActors actors) {
        List<CompletableFuture<Boolean>> all =
                claimed.keys().stream().map(key -> givenUp(key, claimed.node(), actors)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, ANSWERED_IN.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> all.stream().map(Claims::isAgreed).toList());
    }

    private static CompletableFuture<Boolean> givenUp(
            Address key, String claimant, KeyedActors actors) {
        return actors.answer(new KeyedQuery.GiveUp(key))
                .thenApply(owner -> owner == null || owner.equals(claimant));
    }

    private static boolean isAgreed(CompletableFuture<Boolean> answer) {
        return answer.state() == Future.State.SUCCESS && answer.resultNow();
    }
}
