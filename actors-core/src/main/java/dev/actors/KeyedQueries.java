package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * What is asked of the actor of a key, by users and by other nodes, where the key may belong to
 * another node: it is asked there then.
 */
final class KeyedQueries {

    private final KeyedActors table;
    private final KeyedMoves moves;

    KeyedQueries(KeyedActors table, KeyedMoves moves) {
        this.table = table;
        this.moves = moves;
    }

    CompletableFuture<Boolean> isKept(Address address) {
        Address.Form.OfKey form = KeyedActors.formOf(address);
        if (table.living(form) != null) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<@Nullable Object> elsewhere =
                moves.elsewhere(form, new KeyedQuery.IsKept(address));
        if (elsewhere != null) {
            return elsewhere.thenApplyAsync(Boolean.TRUE::equals, table.engine());
        }
        KeyedSlot slot = table.slot(form);
        CompletableFuture<?> before = slot == null ? null : slot.forgetting();
        if (before == null) {
            before = table.isPlacedHere(form) ? moves.claim(form) : null;
        }
        return (before == null ? CompletableFuture.completedFuture(null) : before)
                .handleAsync(
                        (_, _) -> table.living(form) != null || isStored(form), table.engine());
    }

    CompletableFuture<Boolean> wake(Address address) {
        Address.Form.OfKey form = KeyedActors.formOf(address);
        CompletableFuture<@Nullable Object> elsewhere =
                table.living(form) == null
                        ? moves.elsewhere(form, new KeyedQuery.Wake(address))
                        : null;
        return elsewhere == null
                ? isKept(address)
                        .thenCompose(
                                there ->
                                        there
                                                ? greet(address)
                                                : CompletableFuture.completedFuture(false))
                : elsewhere.thenApplyAsync(Boolean.TRUE::equals, table.engine());
    }

    private CompletableFuture<Boolean> greet(Address address) {
        Cell cell = table.reach(KeyedActors.formOf(address));
        if (cell == null) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        Greeting greeting = new Greeting(() -> heard.complete(true), () -> heard.complete(false));
        Delivery.deliver(cell, greeting, null, null, null);
        return Futures.apart(heard, table.engine())
                .thenCompose(
                        awake -> {
                            if (cell.exit() instanceof ExitReason.Failed(Throwable cause)) {
                                throw new ActorStartException(
                                        "The actor of " + address + " did not start.", cause);
                            }
                            return awake ? CompletableFuture.completedFuture(true) : wake(address);
                        });
    }

    CompletableFuture<Optional<KeyedView>> show(Address address, Duration patience) {
        Address.Form.OfKey form = KeyedActors.formOf(address);
        CompletableFuture<@Nullable Object> elsewhere =
                table.living(form) == null
                        ? moves.elsewhere(form, new KeyedQuery.Show(address, patience))
                        : null;
        return elsewhere == null
                ? wake(address)
                        .completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS)
                        .thenCompose(
                                awake ->
                                        awake
                                                ? look(address, patience)
                                                : CompletableFuture.completedFuture(
                                                        Optional.empty()))
                : elsewhere.thenApplyAsync(
                        seen -> Optional.ofNullable((KeyedView) seen), table.engine());
    }

    private CompletableFuture<Optional<KeyedView>> look(Address address, Duration patience) {
        return table.node()
                .state(address, patience)
                .thenApply(
                        state ->
                                table.node().info(address).map(info -> new KeyedView(info, state)));
    }

    CompletableFuture<Void> forget(Address address) {
        Address.Form.OfKey form = KeyedActors.formOf(address);
        CompletableFuture<@Nullable Object> elsewhere =
                table.living(form) == null
                        ? moves.elsewhere(form, new KeyedQuery.Forget(address))
                        : null;
        if (elsewhere != null) {
            return elsewhere.thenRunAsync(() -> {}, table.engine());
        }
        KeyedBehavior behavior = table.behavior(form);
        if (behavior == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> claim =
                table.living(form) == null && table.isPlacedHere(form) ? moves.claim(form) : null;
        return claim == null
                ? Futures.apart(forgetHere(behavior, form), table.engine())
                : claim.thenComposeAsync(_ -> forgetHere(behavior, form), table.engine());
    }

    private CompletableFuture<Void> forgetHere(KeyedBehavior behavior, Address.Form.OfKey form) {
        for (; ; ) {
            CompletableFuture<Void> done = table.slotOf(behavior, form).terminate();
            if (done != null) {
                return done;
            }
        }
    }

    CompletableFuture<? extends @Nullable Object> answer(KeyedQuery query) {
        Address key = query.key();
        Address.Form.OfKey form = KeyedActors.formOf(key);
        return switch (query) {
            case KeyedQuery.GiveUp _ -> giveUp(form).thenApply(_ -> ownerOf(form));
            case KeyedQuery.Take take -> take(form, take);
            case KeyedQuery.IsKept _ -> isKept(key);
            case KeyedQuery.Wake _ -> wake(key);
            case KeyedQuery.Forget _ -> forget(key);
            case KeyedQuery.Show show ->
                    show(key, show.patience()).thenApply(seen -> seen.orElse(null));
        };
    }

    private @Nullable String ownerOf(Address.Form.OfKey form) {
        return switch (table.placeOf(form)) {
            case Place.Here _ -> table.node().name();
            case Place.On(String other) -> other;
            case Place.Nowhere _ -> null;
        };
    }

    /** Hands on what there is of a key that belongs elsewhere; done when it is there. */
    CompletableFuture<?> giveUp(Address.Form.OfKey form) {
        KeyedBehavior behavior = table.behavior(form);
        while (behavior != null && (table.slot(form) != null || moves.keeps(form))) {
            CompletableFuture<?> givenUp = table.slotOf(behavior, form).giveUp();
            if (givenUp != null) {
                return givenUp;
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<? extends @Nullable Object> take(
            Address.Form.OfKey form, KeyedQuery.Take take) {
        CompletableFuture<@Nullable Object> elsewhere = moves.elsewhere(form, take);
        if (elsewhere != null) {
            return elsewhere;
        }
        KeyedBehavior behavior = table.behavior(form);
        if (behavior == null) {
            moves.keep(form, take.state(), take.savedAt());
        } else {
            while (!table.slotOf(behavior, form).take(take.state(), take.savedAt())) {
                Thread.onSpinWait();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private boolean isStored(Address.Form.OfKey form) {
        try {
            String key = AddressParser.decoded(form.encodedKey());
            return table.store().load(form.behavior(), key, Object.class) != null;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
