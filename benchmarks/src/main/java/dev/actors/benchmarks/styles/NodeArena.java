package dev.actors.benchmarks.styles;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.benchmarks.styles.Messages.Compute;
import dev.actors.benchmarks.styles.Messages.Ping;
import dev.actors.benchmarks.styles.Messages.Question;
import dev.actors.benchmarks.workload.Bystander;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.SlowSockets;
import dev.actors.benchmarks.workload.SupervisingArena;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * What both styles share: a node with its defaults, and the specifications of actors that a
 * subclass makes in its style.
 */
abstract sealed class NodeArena implements SupervisingArena permits HandlerArena, ProcessArena {

    final Node node = Node.builder("secret@127.0.0.1:4711").open();

    /** Does some work for each message, blocking, and then arrives at the finish of the time. */
    abstract ActorSpec worker(Work work, AtomicReference<Finish> finish);

    abstract ActorSpec echo();

    abstract ActorSpec hog();

    abstract ActorSpec bystander(LongConsumer latencies);

    /** What a worker does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Spawns an actor that runs one trial, and waits until the trial is done. */
    Trial trial(Player player) {
        return operations -> {
            Finish finish = new Finish(1);
            node.spawn(player.spec(operations, finish));
            finish.await();
        };
    }

    /** Makes the actor that runs a trial. */
    @FunctionalInterface
    interface Player {
        ActorSpec spec(int operations, Finish finish);
    }

    @Override
    public final Trial ask() {
        Address echo = node.spawn(echo());
        Question question = new Question("how are you");
        return operations -> {
            for (int i = 0; i < operations; i++) {
                node.ask(echo, question, Waits.ASK);
            }
        };
    }

    @Override
    public final Trial sleep(int actors) {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<Address> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            workers.add(node.spawn(worker(() -> Thread.sleep(Waits.NAP), finish)));
        }
        return all(workers, finish);
    }

    @Override
    public final Trial readSockets(int actors, int port) throws Exception {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<Address> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            Socket socket = SlowSockets.connect(port);
            workers.add(node.spawn(worker(() -> SlowSockets.exchange(socket), finish)));
        }
        return all(workers, finish);
    }

    private Trial all(List<Address> workers, AtomicReference<Finish> finish) {
        return operations -> {
            Finish all = new Finish(operations);
            finish.set(all);
            for (int i = 0; i < operations; i++) {
                node.send(workers.get(i), Messages.GO);
            }
            all.await();
        };
    }

    @Override
    public final Bystander hogs(int hogs, LongConsumer latencies) {
        Address bystander = node.start(bystander(latencies));
        List<Address> started = Stream.generate(() -> node.start(hog())).limit(hogs).toList();
        return new Bystander() {
            @Override
            public void begin(long until) {
                started.forEach(hog -> node.send(hog, new Compute(until)));
            }

            @Override
            public void ping(long nanos) {
                node.send(bystander, new Ping(nanos));
            }
        };
    }

    @Override
    public final void close() {
        node.close();
    }
}
