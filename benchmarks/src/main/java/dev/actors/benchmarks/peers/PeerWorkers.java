package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.peers.Peer.Next;
import dev.actors.benchmarks.peers.Peer.Setup;
import dev.actors.benchmarks.peers.PeerMessages.Signal;
import dev.actors.benchmarks.workload.Bystander;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.Hog;
import dev.actors.benchmarks.workload.SlowSockets;
import dev.actors.benchmarks.workload.Trial;
import dev.actors.benchmarks.workload.Waits;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The workloads of a peer's actors that block or compute.
 *
 * @param <C> how one of its actors sees the world
 * @param <R> a reference to one of its actors
 */
final class PeerWorkers<C, R> {

    private final Peer<C, R> peer;

    PeerWorkers(Peer<C, R> peer) {
        this.peer = peer;
    }

    Trial sleep(int actors) {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<R> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            workers.add(peer.spawnBlocking(worker(() -> Thread.sleep(Waits.NAP), finish)));
        }
        return all(workers, finish);
    }

    Trial readSockets(int actors, int port) throws Exception {
        AtomicReference<Finish> finish = new AtomicReference<>();
        List<R> workers = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            Socket socket = SlowSockets.connect(port);
            workers.add(peer.spawnBlocking(worker(() -> SlowSockets.exchange(socket), finish)));
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
                peer.tell(workers.get(i), Signal.GO);
            }
            all.await();
        };
    }

    Bystander hogs(int hogs, LongConsumer latencies) {
        R bystander = peer.spawn(_ -> (_, sent) -> arrived((Long) sent, latencies));
        List<R> started =
                Stream.generate(() -> peer.spawn(_ -> this::compute)).limit(hogs).toList();
        return new Bystander() {
            @Override
            public void begin(long until) {
                started.forEach(hog -> peer.tell(hog, until));
            }

            @Override
            public void ping(long nanos) {
                peer.tell(bystander, nanos);
            }
        };
    }

    private static Next arrived(long sent, LongConsumer latencies) {
        latencies.accept(System.nanoTime() - sent);
        return Next.GO_ON;
    }

    private Next compute(C self, Object until) {
        return Hog.compute((Long) until) == 0 ? Next.GO_ON : Next.END;
    }
}
