package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
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
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;
import dev.actors.benchmarks.workload.Windowed.Launch;
import dev.actors.benchmarks.workload.Windows;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Behaviour style: handlers that have no thread while they wait. */
public final class HandlerArena extends NodeArena {

    private static final Behavior<Object> ANSWERS_MARKS =
            Behavior.of(
                    Object.class,
                    (self, message) -> {
                        if (message instanceof Mark(Address from)) {
                            self.send(from, Messages.ACK);
                        }
                        return Behavior.same();
                    });

    @Override
    public Trial ring() {
        return trial((actors, finish) -> ActorSpec.behavior(self -> ring(self, actors, finish)));
    }

    private static Behavior<Token> ring(ActorContext self, int actors, Finish finish) {
        Address next = self.address();
        for (int i = 0; i < actors; i++) {
            next = self.spawn(forward(next));
        }
        self.send(next, Messages.TOKEN);
        return Behavior.of(Token.class, (_, _) -> stop(finish));
    }

    private static Behavior<Token> forward(Address next) {
        return Behavior.of(
                Token.class,
                (self, token) -> {
                    self.send(next, token);
                    return Behavior.stopped(null);
                });
    }

    private static Behavior<?> stop(Finish finish) {
        finish.arrive();
        return Behavior.stopped(null);
    }

    @Override
    public Trial pingPong(int pairs) {
        return operations -> {
            int rounds = operations / pairs;
            Finish finish = new Finish(pairs);
            for (int i = 0; i < pairs; i++) {
                Address pong = node.spawn(ActorSpec.behavior(self -> pong(self, rounds)));
                node.spawn(ActorSpec.behavior(self -> ping(self, pong, rounds, finish)));
            }
            finish.await();
        };
    }

    private static Behavior<Ball> ping(ActorContext self, Address pong, int rounds, Finish finish) {
        Ball ball = new Ball(self.address());
        self.send(pong, ball);
        return Behavior.of(
                Ball.class,
                new Behavior.Handler<>() {
                    private int left = rounds;

                    @Override
                    public Behavior<?> handle(ActorContext self, Ball answer) {
                        if (--left == 0) {
                            return stop(finish);
                        }
                        self.send(answer.from(), ball);
                        return Behavior.same();
                    }
                });
    }

    private static Behavior<Ball> pong(ActorContext self, int rounds) {
        Ball ball = new Ball(self.address());
        return Behavior.of(
                Ball.class,
                new Behavior.Handler<>() {
                    private int left = rounds;

                    @Override
                    public Behavior<?> handle(ActorContext self, Ball question) {
                        self.send(question.from(), ball);
                        return --left == 0 ? Behavior.stopped(null) : Behavior.same();
                    }
                });
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
        return Stream.generate(() -> node.spawn(ANSWERS_MARKS)).limit(count).toList();
    }

    private static ActorSpec source(List<Address> sinks, int messages, int window, Finish finish) {
        return Windowing.handler(messages, window, self -> Windowing.sends(self, sinks), finish);
    }

    @Override
    public Trial spawnAndEnd() {
        return trial(
                (actors, finish) ->
                        Windowing.handler(
                                actors, Windows.SPAWN, HandlerArena::spawnsShortLives, finish));
    }

    private static Launch<ActorContext> spawnsShortLives(ActorContext parent) {
        Address address = parent.address();
        ActorSpec shortLife =
                ActorSpec.behavior(
                        self -> {
                            self.send(address, Messages.ACK);
                            return Behavior.stopped(null);
                        });
        return Launch.each(self -> self.spawn(shortLife));
    }

    @Override
    public Trial idle() {
        return trial(
                (actors, finish) ->
                        Windowing.handler(
                                actors, Windows.SPAWN, HandlerArena::spawnsAndGreets, finish));
    }

    private static Launch<ActorContext> spawnsAndGreets(ActorContext parent) {
        Mark greeting = new Mark(parent.address());
        ActorSpec answers = ActorSpec.behavior(ANSWERS_MARKS);
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
                        Windowing.handler(
                                restarts + 1, 1, self -> startsAndCrashes(self, start), finish));
    }

    private static Launch<ActorContext> startsAndCrashes(
            ActorContext parent, Crashing.Start start) {
        Address address = parent.address();
        return Launch.each(
                new Crashing(
                        ActorSpec.behavior(
                                self -> {
                                    self.send(address, Messages.ACK);
                                    return Behavior.of(Crash.class, HandlerArena::crash);
                                }),
                        start));
    }

    private static Behavior<?> crash(ActorContext self, Crash crash) {
        throw new IllegalStateException("asked to crash");
    }

    @Override
    public Trial timers() {
        return trial(
                (timers, finish) ->
                        Windowing.handler(
                                timers, Windows.TIMERS, HandlerArena::setsTimers, finish));
    }

    private static Launch<ActorContext> setsTimers(ActorContext clock) {
        Address address = clock.address();
        return Launch.each(self -> self.sendAfter(Waits.TIMER, address, Messages.TICK));
    }

    @Override
    ActorSpec worker(Work work, AtomicReference<Finish> finish) {
        return ActorSpec.behavior(
                Behavior.of(
                        Go.class,
                        (_, _) -> {
                            work.run();
                            finish.get().arrive();
                            return Behavior.same();
                        }));
    }

    @Override
    ActorSpec echo() {
        return ActorSpec.behavior(
                Behavior.of(
                        Question.class,
                        (self, question) -> {
                            self.reply(question);
                            return Behavior.same();
                        }));
    }

    @Override
    ActorSpec hog() {
        return ActorSpec.behavior(
                Behavior.of(
                        Compute.class,
                        (_, message) -> Behavior.stopped(Hog.compute(message.until()))));
    }

    @Override
    ActorSpec bystander(LongConsumer latencies) {
        return ActorSpec.behavior(
                Behavior.of(
                        Ping.class,
                        (_, ping) -> {
                            latencies.accept(System.nanoTime() - ping.nanos());
                            return Behavior.same();
                        }));
    }
}
