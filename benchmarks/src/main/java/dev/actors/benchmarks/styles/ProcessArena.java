package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.benchmarks.styles.Messages.Ball;
import dev.actors.benchmarks.styles.Messages.Compute;
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
import dev.actors.benchmarks.workload.Windowed.Launch;
import dev.actors.benchmarks.workload.Windows;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

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
        List<Address> sink = sinks(1);
        return operations -> {
            Finish finish = new Finish(senders);
            for (int i = 0; i < senders; i++) {
                node.spawn(source(sink, operations / senders, Windows.FAN_IN, finish));
            }
            finish.await();
        };
    }

    @Override
    public Trial fanOut(int receivers) {
        List<Address> sinks = sinks(receivers);
        return trial(
                (operations, finish) ->
                        source(sinks, operations / receivers, Windows.FAN_OUT, finish));
    }

    private List<Address> sinks(int count) {
        return Stream.generate(() -> node.spawn(ProcessArena::answerMarks)).limit(count).toList();
    }

    private static Object answerMarks(ActorContext self) {
        while (true) {
            if (self.receive() instanceof Mark(Address from)) {
                self.send(from, Messages.ACK);
            }
        }
    }

    private static ActorSpec source(List<Address> sinks, int messages, int window, Finish finish) {
        return Windowing.process(messages, window, self -> Windowing.sends(self, sinks), finish);
    }

    @Override
    public Trial spawnAndEnd() {
        return trial(
                (actors, finish) ->
                        Windowing.process(
                                actors, Windows.SPAWN, ProcessArena::spawnsShortLives, finish));
    }

    private static Launch<ActorContext> spawnsShortLives(ActorContext parent) {
        ActorSpec shortLife = ActorSpec.process(ProcessArena::shortLife, parent.address());
        return Launch.each(self -> self.spawn(shortLife));
    }

    private static @Nullable Object shortLife(ActorContext self, Address parent) {
        self.send(parent, Messages.ACK);
        return null;
    }

    @Override
    public Trial idle() {
        return trial(
                (actors, finish) ->
                        Windowing.process(
                                actors, Windows.SPAWN, ProcessArena::spawnsAndGreets, finish));
    }

    private static Launch<ActorContext> spawnsAndGreets(ActorContext parent) {
        Mark greeting = new Mark(parent.address());
        ActorSpec answers = ActorSpec.process(ProcessArena::answerMarks);
        return Launch.each(self -> self.send(self.spawn(answers), greeting));
    }

    @Override
    public Trial restartsInPlace() {
        return restarts(Crashing::inPlace);
    }

    @Override
    public Trial restartsBySupervisor() {
        return restarts(Crashing::bySupervisor);
    }

    private Trial restarts(Crashing.Start start) {
        return trial(
                (restarts, finish) ->
                        Windowing.process(
                                restarts + 1, 1, self -> startsAndCrashes(self, start), finish));
    }

    private static Launch<ActorContext> startsAndCrashes(
            ActorContext parent, Crashing.Start start) {
        return Launch.each(
                new Crashing(ActorSpec.process(ProcessArena::crasher, parent.address()), start));
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
                        Windowing.process(
                                timers, Windows.TIMERS, ProcessArena::setsTimers, finish));
    }

    private static Launch<ActorContext> setsTimers(ActorContext clock) {
        Address address = clock.address();
        return Launch.each(self -> self.sendAfter(Waits.TIMER, address, Messages.TICK));
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
            self.receive();
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
    ActorSpec hog() {
        return ActorSpec.process(self -> Hog.compute(self.receive(Compute.class).until()));
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
