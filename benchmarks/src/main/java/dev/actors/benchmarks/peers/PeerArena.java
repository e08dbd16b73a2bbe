package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.workload.Arena;
import dev.actors.benchmarks.workload.Bystander;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.Hog;
import dev.actors.benchmarks.workload.SlowSockets;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;
import dev.actors.benchmarks.workload.Windowed;
import dev.actors.benchmarks.workload.Windowed.Launch;
import dev.actors.benchmarks.workload.Windows;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
abstract sealed class PeerArena<C, R> implements Arena permits CajunArena, PekkoArena {

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

    /** Messages that tell nothing but that they are there. */
    private enum Signal {
        TOKEN,
        ITEM,
        ACK,
        GO,
        CRASH
    }

    /** A message that says who has sent it; the last of a window, too. */
    private record From(Object sender) {}

    private final Step<C> answersMarks = this::answerMarks;

    abstract R self(C self);

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

    @SuppressWarnings("unchecked") // the sender is of this peer
    private R sender(Object message) {
        return (R) ((From) message).sender();
    }

    private Trial trial(BiFunction<Integer, Finish, Setup<C>> player) {
        return operations -> {
            Finish finish = new Finish(1);
            spawn(player.apply(operations, finish));
            finish.await();
        };
    }

    private static Next end(Finish finish) {
        finish.arrive();
        return Next.END;
    }

    @Override
    public final Trial ring() {
        return trial(
                (actors, finish) ->
                        self -> {
                            R next = self(self);
                            for (int i = 0; i < actors; i++) {
                                next = spawn(self, forward(next));
                            }
                            send(self, next, Signal.TOKEN);
                            return (_, _) -> end(finish);
                        });
    }

    private Setup<C> forward(R next) {
        return _ ->
                (self, token) -> {
                    send(self, next, token);
                    return Next.END;
                };
    }

    @Override
    public final Trial pingPong(int pairs) {
        return operations -> {
            int rounds = operations / pairs;
            Finish finish = new Finish(pairs);
            for (int i = 0; i < pairs; i++) {
                R pong = spawn(self -> new Pong(self, rounds));
                spawn(self -> new Ping(self, pong, rounds, finish));
            }
            finish.await();
        };
    }

    private final class Ping implements Step<C> {

        private final From ball;
        private final Finish finish;
        private int left;

        private Ping(C self, R pong, int rounds, Finish finish) {
            this.ball = new From(self(self));
            this.left = rounds;
            this.finish = finish;
            send(self, pong, ball);
        }

        @Override
        public Next handle(C self, Object answer) {
            if (--left == 0) {
                return end(finish);
            }
            send(self, sender(answer), ball);
            return Next.GO_ON;
        }
    }

    private final class Pong implements Step<C> {

        private final From ball;
        private int left;

        private Pong(C self, int rounds) {
            this.ball = new From(self(self));
            this.left = rounds;
        }

        @Override
        public Next handle(C self, Object question) {
            send(self, sender(question), ball);
            return --left == 0 ? Next.END : Next.GO_ON;
        }
    }

    @Override
    public final Trial fanIn(int senders) {
        List<R> sink = sinks(1);
        return operations -> {
            Finish finish = new Finish(senders);
            for (int i = 0; i < senders; i++) {
                spawn(windowed(operations / senders, Windows.FAN_IN, sends(sink), finish));
            }
            finish.await();
        };
    }

    @Override
    public final Trial fanOut(int receivers) {
        List<R> sinks = sinks(receivers);
        return trial(
                (operations, finish) ->
                        windowed(operations / receivers, Windows.FAN_OUT, sends(sinks), finish));
    }

    private List<R> sinks(int count) {
        return Stream.generate(() -> spawn(_ -> answersMarks)).limit(count).toList();
    }

    private Next answerMarks(C self, Object message) {
        if (message instanceof From) {
            send(self, sender(message), Signal.ACK);
        }
        return Next.GO_ON;
    }

    private Launch<C> sends(List<R> sinks) {
        return (self, messages) -> {
            for (int i = 1; i < messages; i++) {
                for (R sink : sinks) {
                    send(self, sink, Signal.ITEM);
                }
            }
            From mark = new From(self(self));
            for (R sink : sinks) {
                send(self, sink, mark);
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
    public final Trial spawnAndEnd() {
        return trial(
                (actors, finish) ->
                        windowed(
                                actors,
                                Windows.SPAWN,
                                Launch.each(self -> spawn(self, shortLife(self(self)))),
                                finish));
    }

    private Setup<C> shortLife(R parent) {
        return self -> {
            send(self, parent, Signal.ACK);
            return null;
        };
    }

    @Override
    public final Trial idle() {
        Setup<C> idle = _ -> answersMarks;
        return trial(
                (actors, finish) ->
                        windowed(
                                actors,
                                Windows.SPAWN,
                                Launch.each(
                                        self ->
                                                send(
                                                        self,
                                                        spawn(self, idle),
                                                        new From(self(self)))),
                                finish));
    }

    @Override
    public final Trial ask() {
        R echo = spawnEcho();
        return operations -> {
            for (int i = 0; i < operations; i++) {
                ask(echo, Signal.ITEM);
            }
        };
    }

    @Override
    public final Trial sleep(int actors) {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<R> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            workers.add(spawnBlocking(worker(() -> Thread.sleep(Waits.NAP), finish)));
        }
        return all(workers, finish);
    }

    @Override
    public final Trial readSockets(int actors, int port) throws Exception {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<R> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            Socket socket = SlowSockets.connect(port);
            workers.add(spawnBlocking(worker(() -> SlowSockets.exchange(socket), finish)));
        }
        return all(workers, finish);
    }

    /** What a worker does. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private Setup<C> worker(Work work, AtomicReference<Finish> finish) {
        return _ ->
                (_, _) -> {
                    work.run();
                    finish.get().arrive();
                    return Next.GO_ON;
                };
    }

    private Trial all(List<R> workers, AtomicReference<Finish> finish) {
        return operations -> {
            Finish all = new Finish(operations);
            finish.set(all);
            for (int i = 0; i < operations; i++) {
                tell(workers.get(i), Signal.GO);
            }
            all.await();
        };
    }

    @Override
    public final Bystander hogs(int hogs, long until, LongConsumer latencies) {
        R bystander =
                spawn(
                        _ ->
                                (_, message) -> {
                                    latencies.accept(System.nanoTime() - (Long) message);
                                    return Next.GO_ON;
                                });
        for (int i = 0; i < hogs; i++) {
            R hog = spawn(_ -> (_, _) -> Hog.compute(until) == 0 ? Next.GO_ON : Next.END);
            tell(hog, Signal.GO);
        }
        return nanos -> tell(bystander, nanos);
    }

    @Override
    public final Trial restarts() {
        return trial(
                (restarts, finish) ->
                        self ->
                                windowed(
                                                restarts + 1,
                                                1,
                                                Launch.each(new Crashing(self(self))),
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
                child = spawnRestarted(self, this::begin);
            } else {
                send(self, child, Signal.CRASH);
            }
        }

        private Step<C> begin(C child) {
            send(child, parent, Signal.ACK);
            return (_, _) -> {
                throw new IllegalStateException("asked to crash");
            };
        }
    }

    @Override
    public final Trial timers() {
        return trial(
                (timers, finish) ->
                        windowed(
                                timers,
                                Windows.TIMERS,
                                Launch.each(self -> sendSelfLater(self, Signal.ACK)),
                                finish));
    }
}
