package dev.actors.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The claims that other nodes are to be asked for, and the questions under way to each; guarded by
 * the monitor of the {@link Claims}.
 */
final class ClaimQueues {

    /** Keys in one question. */
    private static final int KEYS = 256;

    /** Bytes of keys in one question. */
    private static final int BYTES = 32 * 1_024;

    /** What a key takes in a question beside its text, at most. */
    private static final int OVERHEAD = 8;

    /** Questions under way to one node. */
    private static final int QUESTIONS = 4;

    private final int bytes;
    private final Map<Link, Deque<Claim>> queues = new HashMap<>();
    private final Map<Link, Integer> underWay = new HashMap<>();

    /** A question to one node. */
    record Question(Link to, long view, List<Claim> claims) {}

    /**
     * Nobody to ask.
     *
     * @param maxFrame bytes that a frame may have
     */
    ClaimQueues(int maxFrame) {
        bytes = Math.min(BYTES, maxFrame / 2);
    }

    /** A node is to be asked for a claim. */
    void add(Link other, Claim claim) {
        claim.asks(other);
        queues.computeIfAbsent(other, _ -> new ArrayDeque<>()).add(claim);
    }

    /** Nobody is to be asked for what nobody was asked for yet. */
    void drop() {
        queues.forEach((other, queue) -> queue.forEach(claim -> claim.missed(other)));
        clear();
    }

    void clear() {
        queues.clear();
    }

    /** A question is answered, or never will be. */
    void answered(Link other) {
        underWay.computeIfPresent(other, (_, known) -> known == 1 ? null : known - 1);
    }

    /**
     * The questions that may be asked now; they are under way then.
     *
     * @param view what the answers will be about
     * @param isWaiting which claims are still to be asked for
     */
    List<Question> next(long view, Predicate<Claim> isWaiting) {
        List<Question> questions = new ArrayList<>();
        queues.forEach(
                (other, queue) -> {
                    while (mayAsk(other)) {
                        List<Claim> claims = next(queue, isWaiting);
                        if (claims.isEmpty()) {
                            break;
                        }
                        questions.add(new Question(other, view, claims));
                        underWay.merge(other, 1, Integer::sum);
                    }
                });
        return questions;
    }

    private boolean mayAsk(Link other) {
        return underWay.getOrDefault(other, 0) < QUESTIONS && other.outbox().hasRoom();
    }

    /** As many claims as one question has room for. */
    private List<Claim> next(Deque<Claim> queue, Predicate<Claim> isWaiting) {
        List<Claim> asked = new ArrayList<>();
        int room = bytes;
        for (Claim claim = queue.peek();
                claim != null && asked.size() < KEYS;
                claim = queue.peek()) {
            boolean isAsked = isWaiting.test(claim);
            room -= isAsked ? claim.key.toString().length() + OVERHEAD : 0;
            if (room < 0 && !asked.isEmpty()) {
                break;
            }
            queue.remove();
            if (isAsked) {
                asked.add(claim);
            }
        }
        return asked;
    }
}
