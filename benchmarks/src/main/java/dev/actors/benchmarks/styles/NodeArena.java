package dev.actors.benchmarks.styles;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.benchmarks.styles.Messages.Ping;
import dev.actors.benchmarks.styles.Messages.Question;
import dev.actors.benchmarks.workload.Arena;
import dev.actors.benchmarks.workload.Bystander;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.SlowSockets;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * What both styles share: a node with its defaults, and the specifications of actors that a
 * subclass makes in its style.
 */
abstract sealed class NodeArena implements Arena permits HandlerArena, ProcessArena {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    final Node node = Node.builder("secret@127.0.0.1:4711").open();

    /** Does some work for each message, blocking, and then arrives at the finish of the time. */
    abstract ActorSpec worker(Work work, AtomicReference<Finish> finish);

    abstract ActorSpec echo();

    abstract ActorSpec hog(long until);

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
    public final Bystander hogs(int hogs, long until, LongConsumer latencies) {
        Address bystander = node.start(bystander(latencies));
        for (int i = 0; i < hogs; i++) {
            node.send(node.start(hog(until)), Messages.GO);
        }
        return nanos -> node.send(bystander, new Ping(nanos));
    }

    /** Restarts it as often as it crashes. */
    static ActorSpec restarted(ActorSpec spec) {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.PERMANENT,
                        UNLIMITED,
                        Duration.ofNanos(1),
                        Duration.ZERO,
                        Duration.ZERO);
        return spec.supervised(policy::newSupervision);
    }

    @Override
    public final void close() {
        node.close();
    }
}
