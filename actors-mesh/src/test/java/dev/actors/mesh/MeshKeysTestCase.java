package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Keyed;
import dev.actors.KeyedBehavior;
import dev.actors.Place;
import dev.actors.Rendezvous;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes that share counters, which are reached by keys. */
abstract class MeshKeysTestCase extends MeshTestCase {

    /** What a counter keeps. */
    record Count(int sum) {}

    static final WireTypes TYPES = WireTypes.builder().add(Count.class).build();

    /** Where counters live: their keys, and by how many actors. */
    final Map<String, Integer> living = new ConcurrentHashMap<>();

    /** What a counter waits for that is told to. */
    final CountDownLatch go = new CountDownLatch(1);

    final CountDownLatch busy = new CountDownLatch(1);

    static ActorSpec spec(MeshKeysTestCase test) {
        return ActorSpec.behavior(test::begin);
    }

    private Behavior<?> begin(ActorContext self) throws Exception {
        Keyed keyed = self.keyed().orElseThrow();
        living.merge(keyed.key(), 1, Integer::sum);
        self.onTerminate(_ -> living.merge(keyed.key(), -1, Integer::sum));
        Count kept = keyed.state(Count.class);
        int[] sum = {kept == null ? 0 : kept.sum()};
        keyed.keep(() -> new Count(sum[0]));
        self.publishOnDemand(() -> sum[0]);
        return Behavior.of(
                Object.class,
                (context, message) -> {
                    if (message instanceof Integer amount) {
                        sum[0] += amount;
                        context.reply(sum[0]);
                    } else if (message.equals("where")) {
                        context.reply(context.node().name());
                    } else {
                        busy.countDown();
                        go.await();
                    }
                    return Behavior.same();
                });
    }

    void serve(Peer peer) {
        serve(peer, Duration.ofMinutes(10));
    }

    void serve(Peer peer, Duration idle) {
        peer.node.keyedActors().serve(KeyedBehavior.of("counter", spec(this)).idle(idle));
    }

    static Address key(Peer peer, String key) {
        return peer.node.keyed("counter", key);
    }

    static Optional<String> ownerOf(Peer seenBy, Address key) {
        return switch (seenBy.node.keyedActors().placeOf(key).orElseThrow()) {
            case Place.Here _ -> Optional.of(seenBy.name());
            case Place.On(String other) -> Optional.of(other);
            case Place.Nowhere _ -> Optional.empty();
        };
    }

    /** A key that belongs to a node in the eyes of all. */
    static Address keyOf(Peer owner, List<Peer> all) {
        return keyOf(owner, all, all);
    }

    /** A key that belongs to one of some nodes, once others see so. */
    static Address keyOf(Peer owner, List<Peer> all, List<Peer> others) {
        Set<String> names = all.stream().map(Peer::name).collect(Collectors.toSet());
        String text =
                Stream.iterate(0, i -> i + 1)
                        .map(i -> "user-" + i)
                        .filter(
                                each ->
                                        Rendezvous.choose(names, "counter", each)
                                                .equals(owner.name()))
                        .findFirst()
                        .orElseThrow();
        Address key = key(owner, text);
        until(
                () ->
                        others.stream()
                                .allMatch(
                                        peer ->
                                                ownerOf(peer, key)
                                                        .equals(Optional.of(owner.name()))));
        return key;
    }

    static String textOf(Address key) {
        return key.toString().substring("keyed:counter/".length());
    }

    /** Nodes that have found each other and share counters. */
    List<Peer> counters(int size) {
        List<Peer> all = mesh(size, builder -> builder.types(TYPES));
        all.forEach(this::serve);
        return all;
    }
}
