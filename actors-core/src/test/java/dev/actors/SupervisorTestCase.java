package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.ChildInfo;
import dev.actors.supervisor.Supervisor;
import dev.actors.supervisor.SupervisorClient;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Workers that can be told to crash, and a log of when they started and stopped. */
abstract class SupervisorTestCase extends KernelTestCase {

    static final Duration PERIOD = Duration.ofSeconds(5);

    final List<String> log = new CopyOnWriteArrayList<>();
    final Set<String> failing = Collections.synchronizedSet(new LinkedHashSet<>());
    private final CountDownLatch never = new CountDownLatch(1);

    /** Named like its id; it fails to start while {@code failing} has its name. */
    ActorSpec worker(String name) {
        return ActorSpec.process(self -> work(self, name)).behaviorName("worker").name(name);
    }

    private Object work(ActorContext self, String name) throws Exception {
        log.add("start " + name);
        try {
            if (failing.contains(name)) {
                throw new IllegalStateException(name + " cannot start");
            }
            for (; ; ) {
                Object message = self.receive();
                if (message.equals("crash")) {
                    throw new IllegalStateException(name + " was told to crash");
                }
                if (message.equals("end")) {
                    return "ended";
                }
                if (message.equals("hang")) {
                    log.add("hang " + name);
                    never.await();
                }
                self.reply(message);
            }
        } finally {
            log.add("stop " + name);
        }
    }

    /** The supervisor with its children a, b and c started, and the log clean. */
    Address start(Supervisor supervisor) {
        Address address =
                node.start(
                        supervisor
                                .child("a", worker("a"))
                                .child("b", worker("b"))
                                .child("c", worker("c"))
                                .spec()
                                .name("sup"));
        log.clear();
        return address;
    }

    SupervisorClient client(Address supervisor) {
        return new SupervisorClient(node, supervisor, LONG);
    }

    ChildInfo child(Address supervisor, String id) {
        return client(supervisor).whichChildren().stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Address named(String name) {
        return node.whereis(name).orElseThrow();
    }

    void tell(String name, String message) {
        node.send(named(name), message);
    }

    /** Tells a worker to crash, and waits until it is back. */
    void crash(String name) {
        Address worker = named(name);
        int restarts = node.info(worker).orElseThrow().restarts();
        node.send(worker, "crash");
        awaitRestarts(name, restarts + 1);
    }

    void awaitRestarts(String name, int count) {
        until(
                () -> {
                    ActorInfo info = node.info(named(name)).orElseThrow();
                    return info.restarts() == count && info.status() == ActorStatus.WAITING;
                });
    }

    /** Waits until the supervisor has suspended some workers and only their delay has to pass. */
    void awaitDelay(String... down) {
        until(
                () -> {
                    ActorInfo supervisor = node.info(named("sup")).orElseThrow();
                    return "Object".equals(supervisor.waitingFor())
                            && clock.scheduled() == 1
                            && Stream.of(down)
                                    .allMatch(
                                            name -> status(named(name)) == ActorStatus.RESTARTING);
                });
    }

    void awaitLog(String... entries) {
        until(() -> log.size() >= entries.length);
        assertThat(log).containsExactly(entries);
    }

    static RestartLimitException limitReached(ExitReason reason) {
        return (RestartLimitException) ((ExitReason.Failed) reason).cause();
    }
}
