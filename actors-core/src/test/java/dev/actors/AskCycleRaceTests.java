package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Rings that several asks close at the same moment. */
class AskCycleRaceTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** Ask others that many levels deep. */
    private record Dive(int depth) {}

    private static final class Ring {
        private final List<Address> members = new ArrayList<>();
        private final CompletableFuture<List<Address>> known = new CompletableFuture<>();
    }

    /** Actors that each ask the next one as they are told to, and answer all who ask. */
    private static Ring ring(Node node, int size) {
        Ring ring = new Ring();
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            ring.members.add(
                    node.spawn(
                            Behavior.of(
                                    Object.class,
                                    (self, message) -> {
                                        self.reply(
                                                message.equals("go")
                                                        ? ask(self, ring.known.join().get(next), 0)
                                                        : "answer");
                                        return Behavior.same();
                                    })));
        }
        ring.known.complete(ring.members);
        return ring;
    }

    private static String ask(ActorContext self, Address whom, Object message) {
        try {
            return (String) self.ask(whom, message, TIMEOUT);
        } catch (AskCycleException | SelfAskException e) {
            return "cycle";
        }
    }

    @Test
    void failsExactlyOneOfTwoThatCloseARingTogetherWhateverTheOrder() throws Exception {
        int cycles = 0;
        for (long seed = 0; seed < 500; seed++) {
            Simulation world = new Simulation(seed);
            List<Object> outcomes = new ArrayList<>();
            world.run(
                    () -> {
                        try (Node node = world.node("secret@127.0.0.1:4711").open()) {
                            long start = node.time().nanoTime();
                            outcomes.addAll(node.gather(ring(node, 2).members, "go", TIMEOUT));
                            assertThat(node.time().nanoTime()).isEqualTo(start);
                        }
                    });
            assertThat(outcomes).as("seed %d", seed).containsAnyOf("answer").hasSize(2);
            long failed = outcomes.stream().filter("cycle"::equals).count();
            assertThat(failed).as("seed %d", seed).isLessThanOrEqualTo(1);
            cycles += (int) failed;
        }
        assertThat(cycles).isBetween(1, 499);
    }

    /** It may ask before the other one waits for its start. */
    @Test
    void failsTheAskOfAnActorThatStartsWhateverTheOrder() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Simulation world = new Simulation(seed);
            List<Object> outcomes = new ArrayList<>();
            world.run(
                    () -> {
                        try (Node node = world.node("secret@127.0.0.1:4711").open()) {
                            Address parent = node.spawn(starting(outcomes));
                            outcomes.add(node.ask(parent, "go", TIMEOUT));
                        }
                    });
            assertThat(outcomes).as("seed %d", seed).containsExactly("cycle", "started");
        }
    }

    /** Starts an actor that asks it before it has started. */
    private static Behavior<?> starting(List<Object> outcomes) {
        return Behavior.of(
                Object.class,
                (self, message) -> {
                    Address own = self.address();
                    if (message.equals("go")) {
                        Address unused =
                                self.start(
                                        ActorSpec.process(
                                                child -> {
                                                    outcomes.add(ask(child, own, "back"));
                                                    return child.receive();
                                                }));
                        self.reply("started");
                    } else {
                        self.reply("answer");
                    }
                    return Behavior.same();
                });
    }

    @Test
    void failsExactlyOneOfTwoThatCloseARingTogetherOnThreads() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            AtomicLong cycles = new AtomicLong();
            int unused =
                    KernelTestCase.repeat(
                            20_000,
                            _ -> {
                                List<Object> outcomes =
                                        node.gather(ring(node, 2).members, "go", TIMEOUT);
                                long failed = outcomes.stream().filter("cycle"::equals).count();
                                assertThat(failed).isLessThanOrEqualTo(1);
                                cycles.addAndGet(failed);
                            });
            assertThat(cycles).hasPositiveValue();
        }
    }

    /** Actors that ask anybody, who asks anybody, and so on, until an answer or a ring. */
    private static List<Address> crowd(Node node, int size, RandomGenerator random) {
        Ring crowd = new Ring();
        for (int i = 0; i < size; i++) {
            crowd.members.add(
                    node.spawn(
                            Behavior.of(
                                    Dive.class,
                                    (self, dive) -> {
                                        Address whom = crowd.known.join().get(random.nextInt(size));
                                        self.reply(
                                                dive.depth() == 0
                                                        ? "answer"
                                                        : ask(
                                                                self,
                                                                whom,
                                                                new Dive(dive.depth() - 1)));
                                        return Behavior.same();
                                    })));
        }
        crowd.known.complete(crowd.members);
        return crowd.members;
    }

    private static List<String> outcomes(Node node, RandomGenerator random, int rounds) {
        List<Address> crowd = crowd(node, 6, random);
        List<CompletableFuture<Object>> asked = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            asked.add(
                    node.askAsync(
                            crowd.get(random.nextInt(crowd.size())),
                            new Dive(random.nextInt(4)),
                            TIMEOUT));
        }
        List<String> outcomes = new ArrayList<>();
        for (Address member : crowd) {
            outcomes.add((String) node.ask(member, new Dive(0), TIMEOUT));
        }
        for (CompletableFuture<Object> ask : asked) {
            outcomes.add((String) KernelTestCase.get(ask));
        }
        return outcomes;
    }

    @Test
    void endsEveryAskInAReplyOrAnErrorWithoutTimePassingWhateverTheOrder() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Simulation world = new Simulation(seed);
            Random random = new Random(seed);
            world.run(
                    () -> {
                        try (Node node = world.node("secret@127.0.0.1:4711").open()) {
                            List<Address> crowd = crowd(node, 5, random);
                            long start = node.time().nanoTime();
                            for (int round = 0; round < 5; round++) {
                                assertThat(node.gather(crowd, new Dive(3), TIMEOUT))
                                        .allMatch(o -> o.equals("answer") || o.equals("cycle"));
                            }
                            assertThat(node.time().nanoTime()).isEqualTo(start);
                        }
                    });
        }
    }

    @Test
    void endsEveryAskInAReplyOrAnErrorOnThreads() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            List<String> outcomes = new ArrayList<>();
            int rounds =
                    KernelTestCase.repeat(
                            50,
                            _ -> outcomes.addAll(outcomes(node, ThreadLocalRandom.current(), 200)));
            assertThat(outcomes)
                    .hasSize(rounds * 206)
                    .contains("cycle", "answer")
                    .containsOnly("cycle", "answer");
        }
    }
}
