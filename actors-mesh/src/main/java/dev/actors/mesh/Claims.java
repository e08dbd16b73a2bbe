package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.KeyedActors;
import dev.actors.KeyedQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * and only while there is room on the way. One thread does it, while there are claims.
 *
 * <p>Invariants. All is guarded by this object's monitor, under which nobody is called. What others
 * have said counts as long as this node sees the same nodes serve the same: the number of the
 * {@code view} tells.
 */
final class Claims {

    /** Keys in one question. */
    private static final int KEYS = 256;

    /** Characters of keys in one question, after which it takes no more. */
    private static final int CHARACTERS = 32 * 1_024;

    /** Questions under way to one node. */
    private static final int QUESTIONS = 4;

    /** How long the answer to a question waits for the keys that take longest. */
    private static final Duration ANSWERED_IN = Duration.ofMillis(50);

    private final Keys keys;
    private final Duration patience;
    private final Map<Address, Claim> waiting = new LinkedHashMap<>();
    private final Map<Link, Integer> underWay = new HashMap<>();
    private long view;
    private boolean isDue;
    private boolean isRunning;
    private boolean isClosed;

    /** A question to one node. */
    private record Question(Link to, long view, List<Claim> claims) {}

    /** What comes of a look at all claims. */
    private record Findings(List<Claim> over, List<Question> questions) {}

    /**
     * No claims.
     *
     * @param patience after which a claim is granted, whatever others say
     */
    Claims(Keys keys, Duration patience) {
        this.keys = keys;
        this.patience = patience;
    }

    /** Claims a key; done when the claim is granted or given up. */
    synchronized CompletableFuture<Void> of(Address key) {
        if (isClosed) {
            return CompletableFuture.completedFuture(null);
        }
        Claim claim =
                waiting.computeIfAbsent(
                        key, claimed -> new Claim(claimed, System.nanoTime(), patience));
        look();
        return claim.done;
    }

    /** This node sees other nodes than before, or they serve something else. */
    synchronized void changed() {
        view++;
        long now = System.nanoTime();
        waiting.values().forEach(claim -> claim.beginAgain(now));
        look();
    }

    /** The claims are looked at soon. */
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
            long start = System.nanoTime();
            long rest = waiting.values().stream().mapToLong(c -> c.rest(start)).min().orElse(0);
            for (long left = rest; !isDue && left > 0; left = start + rest - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isDue = false;
        isRunning = !waiting.isEmpty();
        return isRunning ? findings() : null;
    }

    private Findings findings() {
        long now = System.nanoTime();
        List<Link> others = keys.isComplete() ? keys.others() : null;
        boolean isFree = isClosed || keys.isFree();
        List<Claim> over = new ArrayList<>();
        for (Claim claim : List.copyOf(waiting.values())) {
            if (isFree
                    || now - claim.end >= 0
                    || !keys.isOwn(claim.key)
                    || (others != null && claim.isGrantedBy(others))) {
                over.add(claim);
                waiting.remove(claim.key);
            }
        }
        List<Question> questions = new ArrayList<>();
        if (others != null) {
            others.forEach(other -> question(other, now, questions));
        }
        return new Findings(over, questions);
    }

    private void question(Link other, long now, List<Question> questions) {
        List<Claim> toAsk =
                waiting.values().stream().filter(claim -> claim.isToAsk(other, now)).toList();
        int known = underWay.getOrDefault(other, 0);
        int first = 0;
        while (first < toAsk.size() && known < QUESTIONS && other.outbox().hasRoom()) {
            int characters = 0;
            int end = first;
            while (end < toAsk.size() && end - first < KEYS && characters < CHARACTERS) {
                characters += toAsk.get(end).key.toString().length();
                toAsk.get(end).asks(other);
                end++;
            }
            questions.add(new Question(other, view, toAsk.subList(first, end)));
            known++;
            first = end;
        }
        if (known > 0) {
            underWay.put(other, known);
        }
    }

    private void ask(Question question) {
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
    private synchronized void answered(Question question, @Nullable Object answer) {
        Link other = question.to();
        underWay.computeIfPresent(other, (_, known) -> known == 1 ? null : known - 1);
        long now = System.nanoTime();
        List<?> free = answer instanceof List<?> said ? said : List.of();
        for (int i = 0; i < question.claims().size(); i++) {
            Claim claim = question.claims().get(i);
            if (question.view() != view) {
                claim.missed(other);
            } else if (i < free.size() && Boolean.TRUE.equals(free.get(i))) {
                claim.agrees(other);
            } else {
                claim.disagrees(other, now);
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
