package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.peers.Peer.Next;
import dev.actors.benchmarks.peers.Peer.Setup;
import dev.actors.benchmarks.peers.Peer.Step;
import dev.actors.benchmarks.peers.PeerMessages.From;
import dev.actors.benchmarks.peers.PeerMessages.Signal;
import dev.actors.benchmarks.workload.Arena;
import dev.actors.benchmarks.workload.Bystander;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Windowed;
import dev.actors.benchmarks.workload.Windowed.Launch;
import dev.actors.benchmarks.workload.Windows;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The workloads for a peer whose actors are handlers of messages.
 *
 * @param <C> how one of its actors sees the world
 * @param <R> a reference to one of its actors
 */
final class PeerArena<C, R> implements Arena {

    private final Peer<C, R> peer;
    private final PeerWorkers<C, R> workers;
    private final Step<C> answersMarks = this::answerMarks;

    PeerArena(Peer<C, R> peer) {
        this.peer = peer;
        this.workers = new PeerWorkers<>(peer);
    }

    private Trial trial(BiFunction<Integer, Finish, Setup<C>> player) {
        return operations -> {
            Finish finish = new Finish(1);
            peer.spawn(player.apply(operations, finish));
            finish.await();
        };
    }

    private static Next end(Finish finish) {
        finish.arrive();
        return Next.END;
    }

    @Override
    public Trial ring() {
        return trial(
                (actors, finish) ->
                        self -> {
                            R next = peer.self(self);
                            for (int i = 0; i < actors; i++) {
                                next = peer.spawn(self, forward(next));
                            }
                            peer.send(self, next, Signal.TOKEN);
                            return (_, _) -> end(finish);
                        });
    }

    private Setup<C> forward(R next) {
        return _ ->
                (self, token) -> {
                    peer.send(self, next, token);
                    return Next.END;
                };
    }

    @Override
    public Trial pingPong(int pairs) {
        return operations -> {
            int rounds = operations / pairs;
            Finish finish = new Finish(pairs);
            for (int i = 0; i < pairs; i++) {
                R pong = peer.spawn(self -> Player.pong(peer, self, rounds));
                peer.spawn(self -> Player.ping(peer, self, pong, rounds, finish));
            }
            finish.await();
        };
    }

    @Override
    public Trial fanIn(int senders) {
        List<R> sink = sinks(1);
        return operations -> {
            Finish finish = new Finish(senders);
            for (int i = 0; i < senders; i++) {
                peer.spawn(windowed(operations / senders, Windows.FAN_IN, sends(sink), finish));
            }
            finish.await();
        };
    }

    @Override
    public Trial fanOut(int receivers) {
        List<R> sinks = sinks(receivers);
        return trial(
                (operations, finish) ->
                        windowed(operations / receivers, Windows.FAN_OUT, sends(sinks), finish));
    }

    private List<R> sinks(int count) {
        return Stream.generate(() -> peer.spawn(_ -> answersMarks)).limit(count).toList();
    }

    private Next answerMarks(C self, Object message) {
        if (message instanceof From) {
            peer.send(self, peer.sender(message), Signal.ACK);
        }
        return Next.GO_ON;
    }

    private Launch<C> sends(List<R> sinks) {
        return (self, messages) -> {
            for (int i = 1; i < messages; i++) {
                for (R sink : sinks) {
                    peer.send(self, sink, Signal.ITEM);
                }
            }
            From mark = new From(peer.self(self));
            for (R sink : sinks) {
                peer.send(self, sink, mark);
            }
            return sinks.size();
        };
    }

    private Setup<C> windowed(int operations, int window, Launch<C> launch, Finish finish) {
        return starter -> {
            Windowed<C> windowed = new Windowed<>(operations, window, launch, starter);
            return (self, _) -> windowed.isDoneWith(self) ? end(finish) : Next.GO_ON;
        };
    }

    @Override
    public Trial spawnAndEnd() {
        return trial(
                (actors, finish) ->
                        windowed(
                                actors,
                                Windows.SPAWN,
                                Launch.each(self -> peer.spawn(self, shortLife(peer.self(self)))),
                                finish));
    }

    private Setup<C> shortLife(R parent) {
        return self -> {
            peer.send(self, parent, Signal.ACK);
            return null;
        };
    }

    @Override
    public Trial idle() {
        Setup<C> idle = _ -> answersMarks;
        return trial(
                (actors, finish) ->
                        windowed(
                                actors,
                                Windows.SPAWN,
                                Launch.each(
                                        self ->
                                                peer.send(
                                                        self,
                                                        peer.spawn(self, idle),
                                                        new From(peer.self(self)))),
                                finish));
    }

    @Override
    public Trial ask() {
        R echo = peer.spawnEcho();
        return operations -> {
            for (int i = 0; i < operations; i++) {
                peer.ask(echo, Signal.ITEM);
            }
        };
    }

    @Override
    public Trial sleep(int actors) {
        return workers.sleep(actors);
    }

    @Override
    public Trial readSockets(int actors, int port) throws Exception {
        return workers.readSockets(actors, port);
    }

    @Override
    public Bystander hogs(int hogs, LongConsumer latencies) {
        return workers.hogs(hogs, latencies);
    }

    @Override
    public Trial restartsInPlace() {
        return trial(
                (restarts, finish) ->
                        self ->
                                windowed(
                                                restarts + 1,
                                                1,
                                                Launch.each(new Crashing(peer.self(self))),
                                                finish)
                                        .begin(self));
    }

    /** Starts a child the first time, and has it crash every other time. */
    private final class Crashing implements Consumer<C> {

        private final R parent;
        private @Nullable R child;

        private Crashing(R parent) {
            this.parent = parent;
        }

        @Override
        public void accept(C self) {
            if (child == null) {
                child = peer.spawnRestarted(self, this::begin);
            } else {
                peer.send(self, child, Signal.CRASH);
            }
        }

        private Step<C> begin(C child) {
            peer.send(child, parent, Signal.ACK);
            return (_, _) -> {
                throw new IllegalStateException("asked to crash");
            };
        }
    }

    @Override
    public Trial timers() {
        return trial(
                (timers, finish) ->
                        windowed(
                                timers,
                                Windows.TIMERS,
                                Launch.each(self -> peer.sendSelfLater(self, Signal.ACK)),
                                finish));
    }

    @Override
    public void close() {
        peer.close();
    }
}
