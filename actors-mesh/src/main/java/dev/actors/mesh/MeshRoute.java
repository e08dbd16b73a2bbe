package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.EndOrder;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.Node;
import dev.actors.Route;
import dev.actors.Watcher;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The way from a node to the actors of all others. */
sealed class MeshRoute implements Route permits KeyRoute {

    private final Node node;
    private final Links links;

    MeshRoute(Node node, Links links) {
        this.node = node;
        this.links = links;
    }

    @Override
    public final boolean leadsTo(Address to) {
        return nodeOf(to) != null;
    }

    /** The name of the node to which it leads; null if it does not lead there. */
    @Nullable String nodeOf(Address to) {
        return to.nodeName().orElse(null);
    }

    private @Nullable Link link(Address to) {
        return link(nodeOf(to));
    }

    private @Nullable Link link(@Nullable String name) {
        return name == null ? null : links.to(name);
    }

    @Override
    public boolean send(Address to, Object message) {
        return send(nodeOf(to), to, message);
    }

    /** Sends to a node; to none if that is null. */
    final boolean send(@Nullable String name, Address to, Object message) {
        Link link = link(name);
        if (link != null) {
            return carried(() -> link.offer(new Frame.Message(to, message)));
        }
        node.arrivals().lost(to, message);
        return true;
    }

    @Override
    public Runnable whenRoom(Address to, Runnable action) {
        Link link = link(to);
        return link == null ? () -> {} : link.outbox().whenRoom(action);
    }

    @Override
    public @Nullable CompletableFuture<@Nullable Object> ask(Address to, Object message) {
        return ask(nodeOf(to), to, message);
    }

    /** Asks on a node; on none if that is null. */
    final @Nullable CompletableFuture<@Nullable Object> ask(
            @Nullable String name, Address to, Object message) {
        Link link = link(name);
        if (link == null) {
            return CompletableFuture.failedFuture(
                    Link.unreachable(name == null ? "of " + to : name));
        }
        if (!link.hasRoomToAsk()) {
            return null;
        }
        CompletableFuture<@Nullable Object> reply = new CompletableFuture<>();
        long request = link.ask(reply);
        try {
            carried(
                    () -> {
                        link.say(new Frame.Ask(request, to, message));
                        return true;
                    });
        } catch (RuntimeException e) {
            boolean unused = link.dropped(request);
            throw e;
        }
        CompletableFuture<?> unused =
                reply.whenComplete(
                        (_, _) -> {
                            if (link.dropped(request)) {
                                link.say(new Frame.Abandon(request));
                            }
                        });
        return reply;
    }

    private static boolean carried(BooleanSupplier saying) {
        try {
            return saying.getAsBoolean();
        } catch (WireException e) {
            throw new Failure(Failure.Kind.ILLEGAL_MESSAGE, String.valueOf(e.getMessage()))
                    .toException();
        }
    }

    @Override
    public Runnable monitor(Address actor, Watcher watcher) {
        Link link = link(actor);
        if (link == null) {
            watcher.ended(new ExitReason.NoConnection());
            return () -> {};
        }
        long request = link.watch(watcher);
        link.say(new Frame.Monitor(request, actor));
        return () -> {
            if (link.endWatch(request) != null) {
                link.say(new Frame.Demonitor(request));
            }
        };
    }

    @Override
    public void link(Address from, Address to, @Nullable String name) {
        Link link = link(name);
        if (link != null) {
            link.say(new Frame.Link(from, to));
        }
        if (link == null || !link.isOpen()) {
            node.arrivals().exit(to, from, new ExitReason.NoConnection());
        }
    }

    @Override
    public void unlink(Address from, Address to) {
        Link link = link(to);
        if (link != null) {
            link.say(new Frame.Unlink(from, to));
        }
    }

    @Override
    public void exit(Address from, Address to, ExitReason reason) {
        Link link = link(to);
        if (link != null) {
            Reasons.say(link, reason, known -> new Frame.Exit(from, to, known));
        }
    }

    @Override
    public void end(Address actor, EndOrder order) {
        Link link = link(actor);
        if (link != null) {
            link.say(new Frame.End(actor, order));
        }
    }
}
