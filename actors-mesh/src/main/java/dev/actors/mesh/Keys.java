package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Failure;
import dev.actors.KeyedActors;
import dev.actors.KeyedQuery;
import dev.actors.KeyedSpread;
import dev.actors.Node;
import dev.actors.Place;
import dev.actors.Rendezvous;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the nodes of a mesh share keys. Each tells the others which behaviours it serves, and a key
 * belongs to one of those that serve its behaviour: {@link Rendezvous}.
 *
 * <p>Of two nodes that see each other at most one takes a key for its own, whatever else each sees:
 * each draws the same number for both. So a second actor of a key could only be left from a time at
 * which they did not see each other, or be with a node that is not heard of yet. Therefore a node
 * starts an actor when it has heard of every node of the group, and all of them have answered that
 * they take it for the owner and have nothing of the key; see {@link Claims}. They need not be
 * asked if all have said, since they were last reached, that they see the same nodes serve the same
 * and have nothing that belongs to another. What a node says is read there in the order in which it
 * was said, and it says first what it serves. So whoever answers knows who asks.
 */
final class Keys implements KeyedSpread {

    /** Under this name each node has the actor that answers the others. */
    static final String NAME = "mesh:keys";

    private static final Logger LOGGER = System.getLogger(Keys.class.getName());

    /** How long others are waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the node says to its own actor only: something is other than before. */
    private enum Note {
        CHANGED
    }

    private final Node node;
    private final Links links;
    private final int minimumSize;
    private final Told told;
    private final Map<String, Address> addresses = new ConcurrentHashMap<>();

    /** Held while it is said what this node serves, so that what is said last is what is so. */
    private final Object announcing = new Object();

    private final Claims claims;
    private final Departure departure;
    private volatile boolean isLeaving;
    private volatile Servers servers;

    Keys(Node node, Links links, MeshSettings settings) {
        this.node = node;
        this.links = links;
        minimumSize = settings.minimumSize();
        claims = new Claims(this, PATIENCE, settings.maxFrame());
        told = new Told(links);
        departure = new Departure(node.keyedActors()::rearrange, () -> links.all().isEmpty());
        servers = lookAround();
    }

    private KeyedActors actors() {
        return node.keyedActors();
    }

    // Where keys belong

    @Override
    public Place placeOf(String behavior, String key) {
        return servers.placeOf(behavior, key, minimumSize);
    }

    /** The other node to which a key belongs; null if it belongs to none. */
    @Nullable String ownerOf(Address key) {
        return actors().placeOf(key).orElse(null) instanceof Place.On(String other) ? other : null;
    }

    private Servers lookAround() {
        return told.servers(node.name(), own());
    }

    /** What this node serves; once it leaves, what nobody else does. */
    private List<String> own() {
        return actors().served().stream()
                .filter(each -> !isLeaving || !told.isServedElsewhere(each))
                .toList();
    }

    private void changed() {
        synchronized (this) {
            servers = lookAround();
        }
        claims.changed();
        if (node.isRunning()) {
            node.sendOrDrop(on(node.name()), Note.CHANGED);
        }
    }

    /** Tells whether every node of the group has said what it serves. */
    boolean isComplete() {
        return told.isComplete();
    }

    // What happens to the group

    /** The group is now these, the node itself not among them. */
    void members(Set<String> others) {
        told.members(others);
    }

    /** A node can be reached. What it says by this link is heard after this. */
    void opened(Link link) {
        told.forget(link.member.node()); // it may have been read after the last link was lost
        synchronized (announcing) {
            CompletableFuture<?> unused = ask(link, announcement());
        }
        changed();
    }

    /** A node cannot be reached any more. */
    void lost(String other) {
        told.forget(other);
        addresses.remove(other);
        changed();
    }

    @Override
    public void served() {
        synchronized (announcing) {
            CompletableFuture<?> unused = tell(announcement());
        }
        changed();
    }

    private KeyedWord.Serves announcement() {
        return new KeyedWord.Serves(node.name(), own());
    }

    /** Says something to all others; done when they have heard it. */
    private CompletableFuture<Void> tell(KeyedWord word) {
        return CompletableFuture.allOf(
                links.all().stream()
                        .map(link -> ask(link, word))
                        .toArray(CompletableFuture[]::new));
    }

    /**
     * Gives all keys to the others, as far as they serve the same behaviours: what is sent to them
     * goes there from now on. It waits until all that is kept has got there, for a while; what has
     * not by then stays here.
     */
    void handOver() {
        isLeaving = true;
        CompletableFuture<Void> heard;
        synchronized (announcing) {
            heard = tell(announcement());
        }
        changed();
        if (!departure.isOver(heard, PATIENCE)) {
            LOGGER.log(
                    Level.WARNING,
                    "The node {0} leaves, and not all states of its keyed actors have got to the"
                            + " other nodes",
                    node.name());
        }
    }

    /** An answer comes back by this node, which does not leave before. */
    void owesAnswer(CompletableFuture<?> reply) {
        departure.owesAnswer(reply);
    }

    /** The node has left: it asks nobody for keys any more. */
    void close() {
        claims.close();
    }

    // Asking

    @Override
    public @Nullable CompletableFuture<Void> claim(Address key) {
        Servers seen = servers;
        return isFree(seen) && isOwn(key) && seen.equals(servers) ? null : claims.of(key);
    }

    /**
     * Tells whether actors may start unasked: all others see the same as this node, and have
     * nothing that belongs here.
     */
    boolean isFree() {
        return isFree(servers);
    }

    private boolean isFree(Servers seen) {
        return isComplete() && told.areSettled(seen.byBehavior());
    }

    /** Tells whether a key belongs to this node. */
    boolean isOwn(Address key) {
        return actors().placeOf(key).orElse(null) instanceof Place.Here;
    }

    /** The ways to the others. */
    List<Link> others() {
        return links.all();
    }

    String name() {
        return node.name();
    }

    @Override
    public CompletableFuture<@Nullable Object> ask(String other, KeyedQuery query) {
        Link link = links.to(other);
        if (link == null) {
            return CompletableFuture.failedFuture(Link.unreachable(other));
        }
        return ask(link, query);
    }

    /** What is asked here has always room: what it is about would be lost. */
    CompletableFuture<@Nullable Object> ask(Link link, Object word) {
        CompletableFuture<@Nullable Object> reply = new CompletableFuture<>();
        long request = link.ask(reply);
        try {
            link.say(new Frame.Ask(request, on(link.member.node()), word));
        } catch (WireException e) {
            boolean unused = link.dropped(request);
            reply.completeExceptionally(
                    new Failure(Failure.Kind.ILLEGAL_MESSAGE, String.valueOf(e.getMessage()))
                            .toException());
        }
        return reply;
    }

    private Address on(String other) {
        return addresses.computeIfAbsent(other, name -> Addresses.named(name, NAME));
    }

    // Answering

    ActorSpec spec() {
        return ActorSpec.process(
                        (ActorContext self) -> {
                            while (true) {
                                handle(self, self.receive());
                            }
                        })
                .behaviorName("mesh-keys")
                .mailboxCapacity(Integer.MAX_VALUE) // what is not heard of is lost
                .name(NAME);
    }

    private void handle(ActorContext self, Object message) {
        switch (message) {
            case KeyedWord.Serves(String other, List<String> behaviors) -> {
                told.serves(other, behaviors);
                changed();
                self.reply(null);
            }
            case KeyedQuery query -> self.replyWhenDone(actors().answer(query));
            case KeyedWord.Claimed claimed -> self.replyWhenDone(Claims.answer(claimed, actors()));
            case KeyedWord.Settled(String other, Map<String, Set<String>> seen) -> {
                told.isSettled(other, seen);
                claims.look();
                self.reply(null);
            }
            case Note.CHANGED -> rearrange();
            default -> self.unhandled();
        }
    }

    /** Has move what does not belong here, and tells when nothing does. */
    private void rearrange() {
        Servers seen = servers;
        CompletableFuture<Void> unused =
                actors().rearrange()
                        .thenCompose(
                                isDone ->
                                        isDone && seen.equals(servers)
                                                ? tell(
                                                        new KeyedWord.Settled(
                                                                node.name(), seen.byBehavior()))
                                                : CompletableFuture.completedFuture(null));
    }
}
