package dev.actors.supervisor;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.ActorFailedException;
import dev.actors.ActorOperations;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Down;
import dev.actors.IllegalMessageException;
import dev.actors.InterruptedWaitException;
import dev.actors.MonitorRef;
import dev.actors.NameTakenException;
import dev.actors.Node;
import dev.actors.NodeClosedException;
import dev.actors.Supervision;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The children of one run of a supervisor, in start order: how they are started, heard of and
 * ended.
 *
 * <p>Invariant: a child is in here from before its actor runs until that has ended for good. So
 * whoever ends all that are in here leaves none behind.
 */
final class Children {

    private final ActorContext self;
    private final RestartWindow window;
    private final boolean alone;

    /**
     * The context refuses calls once the supervisor is killed; its children must end all the same.
     */
    private final Node node;

    private final SequencedMap<String, SupervisedChild> byId = new LinkedHashMap<>();
    private final Map<MonitorRef, SupervisedChild> monitored = new LinkedHashMap<>();

    Children(ActorContext self, RestartWindow window, Strategy strategy) {
        this.self = self;
        this.window = window;
        alone = strategy == Strategy.ONE_FOR_ONE;
        node = self.node();
    }

    @Nullable SupervisedChild find(String id) {
        return byId.get(id);
    }

    /** All of them, in start order. */
    List<SupervisedChild> all() {
        return List.copyOf(byId.values());
    }

    /** A child and those behind it. */
    List<SupervisedChild> from(SupervisedChild first) {
        List<SupervisedChild> all = all();
        return all.subList(all.indexOf(first), all.size());
    }

    // Starts

    /** Starts a child and waits until it has started; it takes the place of an ended one. */
    Address start(ChildSpec spec) {
        SupervisedChild before = byId.get(spec.id());
        try {
            Address address = self.start(spec.actor().supervised(actor -> enter(spec, actor)));
            monitored.put(self.monitor(address), Objects.requireNonNull(byId.get(spec.id())));
            return address;
        } catch (ActorStartException
                | NameTakenException
                | IllegalMessageException
                | NodeClosedException e) {
            if (before == null) {
                byId.remove(spec.id());
            } else {
                byId.put(spec.id(), before);
            }
            throw notStarted(spec, e);
        }
    }

    private SupervisedChild enter(ChildSpec spec, Supervision.Child actor) {
        SupervisedChild child = new SupervisedChild(spec, actor, self.address(), window, alone);
        byId.put(spec.id(), child);
        return child;
    }

    private ActorStartException notStarted(ChildSpec spec, ActorException e) {
        return new ActorStartException(
                "Child '" + spec.id() + "' of " + self + " did not start: " + e.getMessage(),
                e instanceof ActorStartException && e.getCause() != null ? e.getCause() : e);
    }

    // Events

    /** Waits for the next event of one child. */
    ChildEvent next(SupervisedChild child) {
        Object message =
                self.receive(
                        Pattern.type(
                                Object.class,
                                candidate ->
                                        switch (candidate) {
                                            case ChildEvent event -> event.child() == child;
                                            case Down down ->
                                                    monitored.get(down.monitor()) == child;
                                            default -> false;
                                        }));
        if (message instanceof ChildEvent event) {
            return event;
        }
        ended((Down) message);
        return new ChildEvent.Ended(child);
    }

    /** A monitor has told of an end for good: by somebody's stop, or long known. */
    void ended(Down down) {
        SupervisedChild child = monitored.remove(down.monitor());
        if (child != null) {
            left(child);
        }
    }

    // Ends

    /** Ends a suspended child for good. */
    void giveUp(SupervisedChild child) {
        child.actor().giveUp();
        left(child);
    }

    /** Stops a child for good and waits for its end. */
    void stop(SupervisedChild child) {
        node.stop(child.address());
        awaitEnd(self, child);
        left(child);
    }

    private void left(SupervisedChild child) {
        child.ended();
        if (child.isTemporary()) {
            forget(child);
        }
    }

    void forget(SupervisedChild child) {
        byId.remove(child.id(), child);
    }

    /** Stops all, latest first, each waited for before the next. */
    void stopAll() {
        for (SupervisedChild child : all().reversed()) {
            node.stop(child.address());
            awaitEnd(node, child);
            child.ended();
        }
    }

    /** Kills all that are left at once, latest first, and waits until their names are free. */
    void killAll() {
        List<SupervisedChild> latestFirst = all().reversed();
        latestFirst.forEach(child -> node.terminate(child.address()));
        for (SupervisedChild child : latestFirst) {
            while (!child.hasEnded()) {
                try {
                    awaitEnd(node, child);
                    child.ended();
                } catch (InterruptedWaitException e) {
                    boolean unused = Thread.interrupted(); // by the kill that led here
                }
            }
        }
    }

    private static void awaitEnd(ActorOperations waiter, SupervisedChild child) {
        try {
            Object unused = waiter.await(child.address());
        } catch (ActorFailedException | DeadActorException e) {
            // it has ended, which is all that is asked for
        }
    }
}
