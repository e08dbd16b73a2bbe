package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.router.Router;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RouterTests extends KernelTestCase {

    private static final int KEYS = 3_000;

    /** Answers each ask with its address. */
    private static final ActorSpec WORKER =
            ActorSpec.process(
                    self -> {
                        while (true) {
                            self.receive();
                            self.reply(self.address());
                        }
                    });

    /** Lets its messages lie. */
    private static final ActorSpec SLEEPER =
            ActorSpec.process(self -> self.receive(Void.class)).behaviorName("sleeper");

    /** The routees of a router that has started, in order. */
    private List<Address> routees(Address router) {
        return node.info(router).orElseThrow().monitors();
    }

    private List<Object> answers(Address router, int count) {
        return IntStream.range(0, count).mapToObj(i -> ask(router, i)).toList();
    }

    private List<Integer> sizes(Address router) {
        return routees(router).stream().map(node::mailboxSize).toList();
    }

    /** The number of the routee that answers each key. */
    private List<Integer> owners(Address router) {
        List<Address> routees = routees(router);
        return answers(router, KEYS).stream().map(routees::indexOf).toList();
    }

    private static Map<Object, Integer> counts(List<?> values) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    @Test
    void givesToOneRouteeAfterTheOtherInRoundRobin() {
        Address router = node.start(Router.roundRobin(3, WORKER).spec());
        List<Address> routees = routees(router);

        assertThat(answers(router, 7))
                .isEqualTo(
                        Stream.of(0, 1, 2, 0, 1, 2, 0)
                                .map(routees::get)
                                .<Object>map(a -> a)
                                .toList());
    }

    @Test
    void spreadsEvenlyAtRandom() {
        Address router = node.start(Router.random(3, WORKER).spec());

        List<Object> answers = answers(router, 3_000);

        assertThat(counts(answers).values())
                .as("seven standard deviations around a third")
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isBetween(820, 1_180));
        assertThat(answers).isNotEqualTo(answers(router, 3_000));
    }

    @Test
    void givesToTheSmallestMailboxAndAmongEqualsToTheFirst() {
        Address router = node.start(Router.smallestMailbox(3, SLEEPER).spec());
        node.send(routees(router).getFirst(), "sent past the router");

        IntStream.range(0, 6).forEach(i -> node.send(router, i));

        until(() -> sizes(router).equals(List.of(3, 2, 2)));
    }

    @Test
    void givesToAllWhenItBroadcasts() {
        List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        ActorSpec noting =
                ActorSpec.process(
                        self -> seen.add(self.receive()) && seen.add(self.receive(String.class)));
        Address router = node.start(Router.broadcast(3, noting).spec());

        node.send(router, "one");
        node.send(router, "two");

        until(() -> seen.size() == 6);
        assertThat(counts(seen)).isEqualTo(Map.of("one", 3, "two", 3));
    }

    @Test
    void refusesToBroadcastAnAsk() {
        Address router = node.start(Router.broadcast(2, SLEEPER).spec());

        assertThatThrownBy(() -> ask(router, "who?"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "A broadcast router takes no asks: an ask has one answer, and each of its"
                                + " routees would give one. Send the message, with an address for"
                                + " the answers in it.");
        assertThat(sizes(router)).containsExactly(0, 0);
    }

    @Test
    void givesEachKeyToOneRouteeAndSpreadsTheKeys() {
        Address router = node.start(Router.consistentHash(4, WORKER, Function.identity()).spec());

        List<Integer> owners = owners(router);

        assertThat(counts(owners).values())
                .hasSize(4)
                .allSatisfy(count -> assertThat(count).isBetween(650, 850));
        assertThat(owners(router)).isEqualTo(owners);
    }

    @Test
    void goesByTheKeyAndNotByTheMessage() {
        Function<Object, Object> parity = message -> (int) message % 2 == 0 ? "even" : "odd";
        Address router = node.start(Router.consistentHash(8, WORKER, parity).spec());

        List<Object> answers = answers(router, 20);

        IntStream.range(2, 20)
                .forEach(i -> assertThat(answers.get(i)).isEqualTo(answers.get(i % 2)));
    }

    @Test
    void movesOnlyKeysOfTheNewRouteeWhenThePoolIsLarger() {
        List<Integer> before =
                owners(node.start(Router.consistentHash(4, WORKER, Function.identity()).spec()));
        List<Integer> after =
                owners(node.start(Router.consistentHash(5, WORKER, Function.identity()).spec()));

        List<Integer> moved =
                IntStream.range(0, KEYS)
                        .filter(key -> !before.get(key).equals(after.get(key)))
                        .mapToObj(after::get)
                        .toList();
        assertThat(moved).containsOnly(4).hasSizeBetween(500, 700);
    }

    @Test
    void movesOnlyKeysOfTheRouteeThatEnds() {
        Address router = node.start(Router.consistentHash(4, WORKER, Function.identity()).spec());
        List<Object> before = answers(router, KEYS);
        Address ended = routees(router).get(1);

        node.stop(ended);
        until(() -> routees(router).size() == 3);

        List<Object> after = answers(router, KEYS);
        List<Object> stayed = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            if (!before.get(key).equals(ended)) {
                stayed.add(after.get(key));
                expected.add(before.get(key));
            }
        }
        assertThat(stayed).isEqualTo(expected);
        assertThat(after).doesNotContain(ended);
    }

    @Test
    void leavesTheAnswerToTheRoutee() {
        ConcurrentLinkedQueue<Address> kept = new ConcurrentLinkedQueue<>();
        ActorSpec late =
                ActorSpec.process(
                        self -> {
                            self.receive();
                            kept.add(self.sender());
                            return self.receive();
                        });
        Address router = node.start(Router.roundRobin(1, late).spec());
        var answer = node.askAsync(router, "?", LONG);
        until(() -> !kept.isEmpty());

        node.send(kept.element(), "at last");

        assertThat(get(answer)).isEqualTo("at last");
    }

    @Test
    void needsARoutee() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Router.roundRobin(0, WORKER))
                .withMessage("A router has at least one routee, not 0");
    }
}
