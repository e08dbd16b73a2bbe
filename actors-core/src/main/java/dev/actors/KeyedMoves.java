package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * How what is of keys gets to the nodes where they belong.
 *
 * <p>Invariants. A state is at one node: whoever hands it over forgets it when the other has it,
 * and that one says so only when it is where the key belongs in its own eyes, however many nodes it
 * passes. A node that asks for a key is answered when nothing is on its way from here any more. So
 * who has asked all others has what there is.
 */
final class KeyedMoves {

    /** States that are on their way at the same time when all are looked at. */
    private static final int AT_ONCE = 256;

    private final KeyedActors table;
    private final Placement alone;

    /** The node's own store; null if it has another one, which all nodes share. */
    private final @Nullable MemoryStore own;

    private volatile @Nullable KeyedSpread spread;

    KeyedMoves(KeyedActors table, Placement alone, @Nullable MemoryStore own) {
        this.table = table;
        this.alone = alone;
        this.own = own;
    }

    void join(KeyedSpread others) {
        spread = others;
    }

    void part(KeyedSpread others) {
        if (spread == others) {
            spread = null;
        }
    }

    Place placeOf(Address.Form.OfKey form) {
        KeyedSpread known = spread;
        return (known == null ? alone : known)
                .placeOf(form.behavior(), AddressParser.decoded(form.encodedKey()));
    }

    void served() {
        KeyedSpread known = spread;
        if (known != null) {
            known.served();
        }
    }

    /** Has others give up a key that belongs here; null if nobody has it. */
    @Nullable CompletableFuture<Void> claim(Address.Form.OfKey form) {
        KeyedSpread known = spread;
        return known == null ? null : known.claim(new WrittenAddress(form));
    }

    /** Asks the node where a key belongs; null if that is this one, or none. */
    @Nullable CompletableFuture<@Nullable Object> elsewhere(
            Address.Form.OfKey form, KeyedQuery query) {
        if (!(placeOf(form) instanceof Place.On(String other))) {
            return null;
        }
        KeyedSpread known = spread;
        if (known == null) {
            return CompletableFuture.failedFuture(table.unreachable(form));
        }
        return known.ask(other, query);
    }

    // Handing over

    /** Gives what is kept of a key to the node where it belongs; null if there is nothing to. */
    @Nullable CompletableFuture<?> handOver(Address.Form.OfKey form) {
        MemoryStore.Id id = idOf(form);
        MemoryStore store = own;
        MemoryStore.Kept kept = store == null ? null : store.find(id);
        KeyedSpread known = spread;
        if (store == null
                || kept == null
                || known == null
                || !(placeOf(form) instanceof Place.On(String to))) {
            return null;
        }
        Address key = new WrittenAddress(form);
        return known.ask(to, new KeyedQuery.Take(key, kept.state(), kept.savedAt()))
                .handle(
                        (_, failure) -> {
                            if (failure == null) {
                                store.remove(id, kept);
                            } else {
                                table.node()
                                        .events()
                                        .notHandedOver(key, to, Futures.causeOf(failure));
                            }
                            return null;
                        });
    }

    /** Tells whether this node has a state in its own memory. */
    boolean keeps(Address.Form.OfKey form) {
        return own != null && own.find(idOf(form)) != null;
    }

    /** Keeps a state that has come, if none was saved later. */
    void keep(Address.Form.OfKey form, Object state, Instant savedAt) {
        MemoryStore.Id id = idOf(form);
        if (own != null) {
            MemoryStore.Kept come = new MemoryStore.Kept(state, savedAt);
            if (!own.offer(id, come).equals(come)) {
                table.node().events().surpassed(new WrittenAddress(form));
            }
        }
    }

    /** Looks at all keys, and has leave what does not belong here; false if something is left. */
    CompletableFuture<Boolean> rearrange(Set<Address.Form.OfKey> slots) {
        List<CompletableFuture<?>> moves = new ArrayList<>();
        for (Address.Form.OfKey form : slots) {
            if (!(placeOf(form) instanceof Place.Here)) {
                moves.add(table.queries().giveUp(form));
            }
        }
        CompletableFuture<Void> moved =
                CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new));
        MemoryStore kept = own;
        return kept == null || spread == null
                ? moved.thenApply(_ -> true)
                : moved.thenApplyAsync(_ -> handOverAll(kept), table.engine());
    }

    private boolean handOverAll(MemoryStore kept) {
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        for (Address.Form.OfKey form : elsewhere(kept)) {
            underWay.add(table.queries().giveUp(form));
            if (underWay.size() == AT_ONCE) {
                underWay.forEach(CompletableFuture::join);
                underWay.clear();
            }
        }
        underWay.forEach(CompletableFuture::join);
        return elsewhere(kept).isEmpty();
    }

    /** The keys that belong on other nodes, and whose states are kept here. */
    private List<Address.Form.OfKey> elsewhere(MemoryStore kept) {
        return kept.all().stream()
                .map(id -> new Address.Form.OfKey(id.behavior(), AddressParser.encoded(id.key())))
                .filter(form -> placeOf(form) instanceof Place.On)
                .toList();
    }

    private static MemoryStore.Id idOf(Address.Form.OfKey form) {
        return new MemoryStore.Id(form.behavior(), AddressParser.decoded(form.encodedKey()));
    }
}
