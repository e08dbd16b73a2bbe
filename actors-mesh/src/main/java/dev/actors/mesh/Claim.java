package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.ExitReason;
import dev.actors.KeyedQuery;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A node's wish to start the actor of a key. It is granted when all others have said that they have
 * nothing of the key, and take this node for its owner; it is given up when the key belongs to
 * another node. While others are of another opinion, they are asked again, for a while.
 */
final class Claim {

    /** From one try to the next, in milliseconds: others are about to see what this node sees. */
    private static final int PAUSE = 20;

    private final Keys keys;
    private final Address key;
    private final CompletableFuture<Void> done =
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, Keys.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

    Claim(Keys keys, Address key) {
        this.keys = keys;
        this.key = key;
    }

    /** Done when the claim is granted or given up. */
    CompletableFuture<Void> begin() {
        attempt();
        return done;
    }

    private void attempt() {
        if (done.isDone() || !keys.isOwn(key)) {
            done.complete(null);
        } else if (keys.isComplete()) {
            askAll();
        } else {
            later();
        }
    }

    private void later() {
        CompletableFuture<Void> unused = pause().thenRun(this::attempt);
    }

    /** Done after a while. */
    static CompletableFuture<Void> pause() {
        return new CompletableFuture<Void>().completeOnTimeout(null, PAUSE, TimeUnit.MILLISECONDS);
    }

    private void askAll() {
        List<CompletableFuture<Boolean>> answers =
                keys.askAll(new KeyedQuery.GiveUp(key)).stream()
                        .map(answer -> answer.handle(this::agrees))
                        .toList();
        CompletableFuture<Void> unused =
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .thenRun(
                                () -> {
                                    if (answers.stream().allMatch(CompletableFuture::join)) {
                                        done.complete(null);
                                    } else {
                                        later();
                                    }
                                });
    }

    /** A node that is lost has nothing to say; one that is closing has not handed over yet. */
    private boolean agrees(@Nullable Object owner, @Nullable Throwable failure) {
        return failure == null
                ? owner == null || owner.equals(keys.name())
                : failure instanceof DeadActorException dead
                        && dead.reason() instanceof ExitReason.NoConnection;
    }
}
