package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ways from a node to actors that it does not hold, and how messages take them. */
final class Routes {

    private final Node node;
    private final List<Route> routes = new CopyOnWriteArrayList<>();

    Routes(Node node) {
        this.node = node;
    }

    void add(Route route) {
        routes.add(route);
    }

    void remove(Route route) {
        routes.remove(route);
    }

    /** The way to an address; null if it is of this node, or none is known. */
    @Nullable Route find(Address to) {
        if (!routes.isEmpty() && !to.isOn(node.name())) {
            for (Route route : routes) {
                if (route.leadsTo(to)) {
                    return route;
                }
            }
        }
        return null;
    }

    /**
     * Sends to an address that leads to nobody on the node; false if there was no room.
     *
     * @param ask what the message brings; null if it is not asked
     * @param patience how long to wait for room
     */
    boolean pass(
            Address to,
            Object message,
            @Nullable Ask ask,
            Duration patience,
            @Nullable Incarnation from) {
        Route route = find(to);
        if (route == null) {
            Cell cell = message instanceof PassedOn ? null : node.registry().reachCell(to);
            if (cell != null) { // its key belonged to another node a moment ago
                return node.messaging().deliver(cell, message, ask, patience, from);
            }
            node.messaging().deadLetter(to, message);
            if (ask != null) {
                fail(ask, node.registry().unreachable(to));
            }
            return true;
        }
        return tryPass(route, to, message, ask)
                || (patience.isPositive() && awaitRoom(route, to, message, ask, patience, from));
    }

    private boolean awaitRoom(
            Route route,
            Address to,
            Object message,
            @Nullable Ask ask,
            Duration patience,
            @Nullable Incarnation from) {
        Thread thread = Thread.currentThread();
        Runnable forget = route.whenRoom(to, () -> node.engine().unpark(thread));
        try {
            return Wait.until(
                    () -> {
                        if (from != null) {
                            from.check();
                        }
                        return tryPass(route, to, message, ask);
                    },
                    () -> new Waiting("room on the way to " + to, null),
                    node,
                    patience,
                    from);
        } finally {
            forget.run();
        }
    }

    private boolean tryPass(Route route, Address to, Object message, @Nullable Ask ask) {
        if (ask == null) {
            return route.send(to, message);
        }
        CompletableFuture<@Nullable Object> reply = route.ask(to, message);
        if (reply == null) {
            return false;
        }
        Futures.whenDone(reply, () -> Afterwards.tell(() -> settle(ask, to, reply)));
        ask.whenDone(() -> Futures.abandon(reply));
        return true;
    }

    /** Fails an ask; who waits for it hears it when no lock is held. */
    static void fail(Ask ask, ActorException failure) {
        Afterwards.tell(
                () -> {
                    boolean unused = ask.fail(failure);
                });
    }

    private void settle(Ask ask, Address to, CompletableFuture<@Nullable Object> reply) {
        if (reply.isCompletedExceptionally()) {
            boolean unused = ask.isDone() || ask.fail(failure(to, Futures.failureOf(reply)));
        } else if (!ask.answer(reply.resultNow())) {
            node.asking().lateReply(ask, reply.resultNow());
        }
    }

    static ActorException failure(Address to, Throwable failure) {
        return failure instanceof ActorException known
                ? known
                : new ActorFailedException(
                        "The ask to " + to + " failed: " + Reports.text(failure), failure);
    }

    // Ends

    /** The end of an actor elsewhere, once it is heard of. The future's end ends the watch. */
    CompletableFuture<ExitReason> termination(Address actor) {
        CompletableFuture<ExitReason> end = new CompletableFuture<>();
        Route route = find(actor);
        if (route == null) {
            end.complete(Registry.reasonOfUnknown(actor, node));
            return end;
        }
        Runnable forget =
                route.monitor(
                        actor,
                        new Watcher() {
                            @Override
                            public void ended(ExitReason reason) {
                                end.complete(reason);
                            }

                            @Override
                            public void restarted(ExitReason cause) {}
                        });
        Futures.whenDone(end, forget);
        return end;
    }

    void end(Address actor, EndOrder order) {
        Route route = find(actor);
        if (route != null) {
            route.end(actor, order);
        }
    }
}
