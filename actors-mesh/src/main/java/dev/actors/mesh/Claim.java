package dev.actors.mesh;

import dev.actors.Address;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A node's wish to start the actor of a key, until it is granted or given up; guarded by the
 * monitor of the {@link Claims}.
 */
final class Claim {

    /** From one question to the next, at first: others are about to see what this node sees. */
    private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();

    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    final Address key;
    final CompletableFuture<Void> done = new CompletableFuture<>();

    /** When it is granted whatever others say. */
    final long end;

    private final Set<Link> agreed = new HashSet<>();
    private final Set<Link> asked = new HashSet<>();
    private long pause = SHORTEST_PAUSE;
    private long next;

    Claim(Address key, long now, Duration patience) {
        this.key = key;
        next = now;
        end = now + patience.toNanos();
    }

    /** What others have said does not count any more: something is other than before. */
    void beginAgain(long now) {
        agreed.clear();
        pause = SHORTEST_PAUSE;
        next = now;
    }

    boolean isGrantedBy(Collection<Link> others) {
        return agreed.containsAll(others);
    }

    boolean isToAsk(Link other, long now) {
        return next - now <= 0 && !agreed.contains(other) && !asked.contains(other);
    }

    void asks(Link other) {
        asked.add(other);
    }

    /** The other has nothing of the key, and takes this node for its owner. */
    void agrees(Link other) {
        asked.remove(other);
        agreed.add(other);
    }

    /** The other has said nothing, or something else; gives when it is to be asked again. */
    long disagrees(Link other, long now) {
        asked.remove(other);
        if (next - now <= 0) { // the first one of a round
            next = now + pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
        return next;
    }

    /** What the other has said is no answer to what is asked now. */
    void missed(Link other) {
        asked.remove(other);
    }
}
