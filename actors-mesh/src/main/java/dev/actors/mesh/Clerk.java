package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.Node;
import dev.actors.Refusal;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The actor of a node that keeps the mesh's names and spawns for others.
 *
 * <p>Each node's clerk knows all names, so a look-up asks nobody. A name is first claimed from the
 * clerk of the oldest node, so that of two who want it one is told at once. The clerk of the
 * actor's own node then tells all others, and each node that comes into reach; it tells them again
 * when the name is free. When two halves of a mesh come together, both have clerks who have given
 * names away: of two entries each clerk keeps the one that {@link Word.NameEntry#beats} the other,
 * and the loser's own clerk tells the loser. What belongs to a node that is lost is forgotten.
 */
final class Clerk {

    /** Under this name each node has its clerk. */
    static final String NAME = "mesh:clerk";

    private static final Logger LOGGER = System.getLogger(Clerk.class.getName());

    /** What a node says to its own clerk only; it does not travel. */
    sealed interface Note {
        record Own(Word.NameEntry entry) implements Note {}

        /** Whatever has come of a claim, the name is not taken. */
        record Withdraw(Word.NameEntry entry) implements Note {}

        record Disown(String name) implements Note {}

        record Up(String node) implements Note {}

        record Lost(String node) implements Note {}
    }

    private final Node node;
    private final BiFunction<String, @Nullable Object, ActorSpec> behaviors;
    private final Listeners listeners;
    private final Links links;

    /** Changed by the actor alone, read by all. */
    private final Map<String, Word.NameEntry> names = new ConcurrentHashMap<>();

    /**
     * What others have told of names to which somebody has a better right. If that one is lost or
     * gives the name back, theirs is it who told: a node may have heard of the loss before this
     * one, and have given the name away.
     */
    private final Set<Word.NameEntry> beaten = new HashSet<>();

    private final OwnNames own = new OwnNames();
    private final Wards wards;

    Clerk(
            Node node,
            BiFunction<String, @Nullable Object, ActorSpec> behaviors,
            Listeners listeners,
            Links links) {
        this.node = node;
        this.behaviors = behaviors;
        this.listeners = listeners;
        this.links = links;
        wards = new Wards(node);
    }

    /** Where a node has its clerk. */
    static Address on(String node) {
        return Addresses.named(node, NAME);
    }

    Word.@Nullable NameEntry find(String name) {
        return names.get(name);
    }

    SortedSet<String> names() {
        return new TreeSet<>(names.keySet());
    }

    ActorSpec spec() {
        return ActorSpec.process(
                        (ActorContext self) -> {
                            resume(self);
                            while (true) {
                                handle(self, self.receive());
                            }
                        })
                .behaviorName("mesh-clerk")
                .mailboxCapacity(Integer.MAX_VALUE) // a name that is not heard of is lost
                .name(NAME);
    }

    private void handle(ActorContext self, Object message) {
        switch (message) {
            case Word word -> handle(self, word);
            case Note note -> handle(self, note);
            case Down down -> {
                Word.NameEntry entry = own.ended(down.monitor());
                if (entry != null) {
                    release(entry);
                }
                wards.ended(down);
            }
            default -> self.unhandled();
        }
    }

    private void handle(ActorContext self, Word word) {
        switch (word) {
            case Word.Spawn(String behavior, Object arguments) -> {
                CompletableFuture<?> unused = spawn(self, behavior, arguments);
            }
            case Word.SpawnFor(Address owner, String behavior, Object arguments) ->
                    wards.add(self, owner, spawn(self, behavior, arguments));
            case Word.Claim(Word.NameEntry entry) -> self.reply(claim(entry));
            case Word.Has(Word.NameEntry entry) -> take(self, entry);
            case Word.Released(Word.NameEntry entry) -> forget(entry);
            case Word.Publish _ -> self.unhandled();
        }
    }

    private CompletableFuture<Address> spawn(
            ActorContext self, String behavior, @Nullable Object arguments) {
        try {
            CompletableFuture<Address> start =
                    node.startAsync(behaviors.apply(behavior, arguments));
            self.replyWhenDone(start);
            return start;
        } catch (RuntimeException e) {
            self.reply(new Refusal("'" + behavior + "' is not spawned: " + e.getMessage()));
            return CompletableFuture.failedFuture(e);
        }
    }

    private Word.@Nullable NameEntry claim(Word.NameEntry entry) {
        if (!isReached(entry)) {
            return null; // what it was told when that node was lost holds on
        }
        Word.NameEntry known = names.putIfAbsent(entry.name(), entry);
        return known == null || known.actor().equals(entry.actor()) ? null : known;
    }

    private boolean isReached(Word.NameEntry entry) {
        return entry.node().equals(node.name()) || links.to(entry.node()) != null;
    }

    private void take(ActorContext self, Word.NameEntry entry) {
        if (isReached(entry) && !isBest(entry)) {
            beaten.add(entry);
        } else if (isReached(entry)) {
            Word.NameEntry known = names.put(entry.name(), entry);
            if (known != null && !known.actor().equals(entry.actor())) {
                beaten.add(known);
            }
            Word.NameEntry loser = own.find(entry.name());
            if (loser != null && !loser.actor().equals(entry.actor())) {
                own.remove(self, loser.name());
                release(loser);
                tellLoser(self, loser, entry);
            }
        }
    }

    /** Names that nobody else has any more are those of who has told so. */
    private void promote() {
        for (Word.NameEntry entry : List.copyOf(beaten)) {
            if (!names.containsKey(entry.name())) {
                Word.NameEntry best =
                        beaten.stream()
                                .filter(each -> each.name().equals(entry.name()))
                                .reduce(entry, (one, other) -> other.beats(one) ? other : one);
                beaten.remove(best);
                names.put(best.name(), best);
            }
        }
    }

    private void forget(Word.NameEntry entry) {
        beaten.remove(entry);
        names.remove(entry.name(), entry);
        promote();
    }

    private void forgetIf(Predicate<Word.NameEntry> which) {
        names.values().removeIf(which);
        beaten.removeIf(which);
        promote();
    }

    /** Tells whether nobody who is known has a better right to a name. */
    private boolean isBest(Word.NameEntry entry) {
        Word.NameEntry known = names.get(entry.name());
        return known == null || known.actor().equals(entry.actor()) || entry.beats(known);
    }

    private void tellLoser(ActorContext self, Word.NameEntry loser, Word.NameEntry winner) {
        NameConflict conflict = new NameConflict(winner.name(), winner.actor());
        self.sendOrDrop(loser.actor(), conflict);
        LOGGER.log(
                Level.WARNING,
                "The name {0} of {1} was registered earlier for {2}, which keeps it",
                winner.name(),
                loser.actor(),
                winner.actor());
        listeners.tell(listener -> listener.nameLost(conflict, loser.actor()));
    }

    private void handle(ActorContext self, Note note) {
        switch (note) {
            case Note.Own(Word.NameEntry entry) -> self.reply(own(self, entry));
            case Note.Withdraw(Word.NameEntry entry) -> {
                if (entry.equals(own.find(entry.name()))) {
                    own.remove(self, entry.name());
                }
                release(entry);
            }
            case Note.Disown(String name) -> {
                Word.NameEntry entry = own.find(name);
                if (entry != null) {
                    own.remove(self, name);
                    release(entry);
                }
                self.reply(entry != null);
            }
            case Note.Up(String other) -> {
                Link link = links.to(other);
                if (link != null) {
                    own.all().forEach(entry -> tell(link, new Word.Has(entry)));
                }
            }
            case Note.Lost(String other) -> forgetIf(entry -> entry.node().equals(other));
        }
    }

    /** The oldest node's clerk has agreed; false if another has been heard of meanwhile. */
    private boolean own(ActorContext self, Word.NameEntry entry) {
        Word.NameEntry held = own.find(entry.name());
        if (held != null && held.actor().equals(entry.actor())) {
            return true;
        }
        if (!isBest(entry)) {
            release(entry);
            return false;
        }
        keep(self, entry);
        return true;
    }

    private void keep(ActorContext self, Word.NameEntry entry) {
        own.add(self, entry);
        names.put(entry.name(), entry);
        tell(new Word.Has(entry));
    }

    /** After a crash: the watches are gone, and a note may not have been heeded. */
    private void resume(ActorContext self) {
        own.all().forEach(entry -> keep(self, entry));
        wards.resume(self);
        forgetIf(entry -> !isReached(entry));
    }

    private void release(Word.NameEntry entry) {
        forget(entry);
        tell(new Word.Released(entry));
    }

    private void tell(Word word) {
        links.all().forEach(link -> tell(link, word));
    }

    /** What clerks say to each other has always room: a name that is not told is lost. */
    private static void tell(Link link, Word word) {
        link.say(new Frame.Message(on(link.member.node()), word));
    }
}
