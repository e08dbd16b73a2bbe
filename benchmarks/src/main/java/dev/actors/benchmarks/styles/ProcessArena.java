package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.ProcessFunction;
import dev.actors.benchmarks.styles.Messages.Ack;
import dev.actors.benchmarks.styles.Messages.Ball;
import dev.actors.benchmarks.styles.Messages.Crash;
import dev.actors.benchmarks.styles.Messages.Go;
import dev.actors.benchmarks.styles.Messages.Mark;
import dev.actors.benchmarks.styles.Messages.Ping;
import dev.actors.benchmarks.styles.Messages.Question;
import dev.actors.benchmarks.styles.Messages.Token;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.Hog;
import dev.actors.benchmarks.workload.Selection;
import dev.actors.benchmarks.workload.SelectiveArena;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;
import dev.actors.benchmarks.workload.Windows;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Process style: functions that receive, on a virtual thread each. */
public final class ProcessArena extends NodeArena implements SelectiveArena {

    /** A process that does nothing but run a trial. */
    private static ActorSpec player(Finish finish, Consumer<ActorContext> play) {
        return ActorSpec.process(
                self -> {
                    play.accept(self);
                    finish.arrive();
                    return null;
                });
    }

    @Override
    public Trial ring() {
        return trial((actors, finish) -> player(finish, self -> ring(self, actors)));
    }

    private static void ring(ActorContext self, int actors) {
        Address next = self.address();
        for (int i = 0; i < actors; i++) {
            next = self.spawn(ProcessArena::forward, next);
        }
        self.send(next, Messages.TOKEN);
        self.receive(Token.class);
    }

    private static @Nullable Object forward(ActorContext self, Address next) {
        self.send(next, self.receive(Token.class));
        return null;
    }

    @Override
    public Trial pingPong(int pairs) {
        return operations -> {
            int rounds = operations / pairs;
            Finish finish = new Finish(pairs);
            for (int i = 0; i < pairs; i++) {
                Address pong = node.spawn(ProcessArena::pong, rounds);
                node.spawn(player(finish, self -> ping(self, pong, rounds)));
            }
            finish.await();
        };
    }

    private static void ping(ActorContext self, Address pong, int rounds) {
        Ball ball = new Ball(self.address());
        for (int i = 0; i < rounds; i++) {
            self.send(pong, ball);
            self.receive(Ball.class);
        }
    }

    private static @Nullable Object pong(ActorContext self, int rounds) {
        Ball ball = new Ball(self.address());
        for (int i = 0; i < rounds; i++) {
            self.send(self.receive(Ball.class).from(), ball);
        }
        return null;
    }

    @Override
    public Trial fanIn(int senders) {
        return operations -> {
            int each = operations / senders;
            Finish finish = new Finish(senders + 1);
            Address sink = node.spawn(player(finish, self -> sink(self, operations)));
            for (int i = 0; i < senders; i++) {
                node.spawn(
                        player(finish, self -> source(self, List.of(sink), each, Windows.FAN_IN)));
            }
            finish.await();
        };
    }

    @Override
    public Trial fanOut(int receivers) {
        return operations -> {
            int each = operations / receivers;
            Finish finish = new Finish(receivers + 1);
            List<Address> sinks = new ArrayList<>();
            for (int i = 0; i < receivers; i++) {
                sinks.add(node.spawn(player(finish, self -> sink(self, each))));
            }
            node.spawn(player(finish, self -> source(self, sinks, each, Windows.FAN_OUT)));
            finish.await();
        };
    }

    private static void sink(ActorContext self, int messages) {
        for (int i = 0; i < messages; i++) {
            if (self.receive() instanceof Mark(Address from)) {
                self.send(from, Messages.ACK);
            }
        }
    }

    private static void source(ActorContext self, List<Address> sinks, int messages, int window) {
        for (int left = messages; left > 0; ) {
            left -= Source.send(self, sinks, Math.min(window, left));
            for (int i = 0; i < sinks.size(); i++) {
                self.receive(Ack.class);
            }
        }
    }

    @Override
    public Trial spawnAndEnd() {
        return trial(
                (actors, finish) ->
                        player(
                                finish,
                                self ->
                                        waves(
                                                self,
                                                actors,
                                                Windows.SPAWN,
                                                spawns(self, ProcessArena::shortLife))));
    }

    private static Consumer<ActorContext> spawns(
            ActorContext parent, ProcessFunction.WithArg<Address> child) {
        ActorSpec spec = ActorSpec.process(child, parent.address());
        return self -> self.spawn(spec);
    }

    private static @Nullable Object shortLife(ActorContext self, Address parent) {
        self.send(parent, Messages.ACK);
        return null;
    }

    /** Starts something again and again, each of which sends one message, in windows. */
    private static void waves(
            ActorContext self, int operations, int window, Consumer<ActorContext> launch) {
        for (int left = operations; left > 0; ) {
            int started = Math.min(window, left);
            for (int i = 0; i < started; i++) {
                launch.accept(self);
            }
            for (int i = 0; i < started; i++) {
                self.receive();
            }
            left -= started;
        }
    }

    @Override
    public Trial idle() {
        return trial(
                (actors, finish) ->
                        player(finish, self -> waves(self, actors, Windows.SPAWN, greets(self))));
    }

    private static Consumer<ActorContext> greets(ActorContext parent) {
        Mark greeting = new Mark(parent.address());
        ActorSpec answers = ActorSpec.process(ProcessArena::answerMarks);
        return self -> self.send(self.spawn(answers), greeting);
    }

    private static Object answerMarks(ActorContext self) {
        while (true) {
            self.send(self.receive(Mark.class).from(), Messages.ACK);
        }
    }

    @Override
    public Trial restarts() {
        return trial(
                (restarts, finish) ->
                        player(
                                finish,
                                self ->
                                        waves(
                                                self,
                                                restarts + 1,
                                                1,
                                                new Crashing(
                                                        restarted(
                                                                ActorSpec.process(
                                                                        ProcessArena::crasher,
                                                                        self.address()))))));
    }

    private static Object crasher(ActorContext self, Address parent) {
        self.send(parent, Messages.ACK);
        self.receive(Crash.class);
        throw new IllegalStateException("asked to crash");
    }

    @Override
    public Trial timers() {
        return trial(
                (timers, finish) ->
                        player(
                                finish,
                                self -> waves(self, timers, Windows.TIMERS, setsTimers(self))));
    }

    private static Consumer<ActorContext> setsTimers(ActorContext clock) {
        Address address = clock.address();
        return self -> self.sendAfter(Waits.TIMER, address, Messages.TICK);
    }

    @Override
    public Trial selectiveReceive(Selection selection, int backlog) throws Exception {
        Wanted<?> wanted = Wanted.of(selection);
        Address chooser = node.start(wanted.chooser().mailboxCapacity(2 * backlog));
        for (int i = 0; i < backlog; i++) {
            node.send(chooser, wanted.noise().apply(i));
        }
        return trial(
                (requests, finish) ->
                        player(finish, self -> request(self, chooser, wanted, requests)));
    }

    private static void request(
            ActorContext self, Address chooser, Wanted<?> wanted, int requests) {
        Object request = wanted.request().apply(self.address());
        for (int i = 0; i < requests; i++) {
            self.send(chooser, request);
            self.receive(Ack.class);
        }
    }

    @Override
    ActorSpec worker(Work work, AtomicReference<Finish> finish) {
        return ActorSpec.process(
                self -> {
                    while (true) {
                        self.receive(Go.class);
                        work.run();
                        finish.get().arrive();
                    }
                });
    }

    @Override
    ActorSpec echo() {
        return ActorSpec.process(
                self -> {
                    while (true) {
                        self.reply(self.receive(Question.class));
                    }
                });
    }

    @Override
    ActorSpec hog(long until) {
        return ActorSpec.process(
                self -> {
                    self.receive(Go.class);
                    return Hog.compute(until);
                });
    }

    @Override
    ActorSpec bystander(LongConsumer latencies) {
        return ActorSpec.process(
                self -> {
                    while (true) {
                        long sent = self.receive(Ping.class).nanos();
                        latencies.accept(System.nanoTime() - sent);
                    }
                });
    }
}
