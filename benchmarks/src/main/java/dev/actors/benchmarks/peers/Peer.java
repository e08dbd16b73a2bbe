package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.peers.PeerMessages.From;
import dev.actors.benchmarks.workload.Arena;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A peer whose actors are handlers of messages: what its actors can do, and thereby an arena.
 *
 * @param <C> how one of its actors sees the world
 * @param <R> a reference to one of its actors
 */
abstract sealed class Peer<C, R> implements Supplier<Arena> permits CajunPeer, PekkoPeer {

    /** What an actor does as it starts, and at each restart. */
    @FunctionalInterface
    interface Setup<C> {

        /** Begins, and says what to do with messages; null to end at once. */
        @Nullable Step<C> begin(C self);
    }

    /** What an actor does with a message. */
    @FunctionalInterface
    interface Step<C> {
        Next handle(C self, Object message) throws Exception;
    }

    /** Whether an actor goes on after a message. */
    enum Next {
        GO_ON,
        END
    }

    abstract R self(C self);

    /** Who has sent a message. */
    @SuppressWarnings("unchecked") // it is of this peer
    final R sender(Object message) {
        return (R) ((From) message).sender();
    }

    /** An actor sends. */
    abstract void send(C self, R to, Object message);

    /** A thread outside sends. */
    abstract void tell(R to, Object message);

    /** An actor spawns. */
    abstract R spawn(C self, Setup<C> setup);

    /** A thread outside spawns. */
    abstract R spawn(Setup<C> setup);

    /** A thread outside spawns an actor that will block. */
    abstract R spawnBlocking(Setup<C> setup);

    /** An actor spawns one that is restarted as often as it crashes. */
    abstract R spawnRestarted(C self, Setup<C> setup);

    /** An actor sends itself a message in a millisecond. */
    abstract void sendSelfLater(C self, Object message);

    /** A thread outside asks an actor made by {@link #spawnEcho}, and waits. */
    abstract void ask(R echo, Object question) throws Exception;

    /** Spawns an actor that answers questions. */
    abstract R spawnEcho();

    /** Ends all actors. */
    abstract void close();

    @Override
    public final Arena get() {
        return new PeerArena<>(this);
    }
}
