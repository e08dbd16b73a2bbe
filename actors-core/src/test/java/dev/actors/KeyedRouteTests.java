package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Actors of keys on two nodes with a way between them, which keep their state in one store. */
class KeyedRouteTests extends KeyedTestCase {

    private static final Place ELSEWHERE = new Place.On("127.0.0.1:4716");

    private final KeyedStore store = KeyedStore.inMemory();
    private final Node one = open("127.0.0.1:4713");
    private final Node two = open("127.0.0.1:4714");
    private final Passage way = Passage.between(one, two);
    private volatile Set<String> view = Set.of(one.name(), two.name());

    private Node open(String name) {
        return Node.builder("secret@" + name)
                .time(clock)
                .listener(recorder)
                .keyedStore(store)
                .placement(new Rendezvous(name, () -> view, 1))
                .open();
    }

    @BeforeEach
    void serveOnBoth() {
        serveOnBoth(counter());
    }

    private void serveOnBoth(ActorSpec spec) {
        KeyedBehavior behavior = KeyedBehavior.of("counter", spec).idle(IDLE);
        one.keyedActors().serve(behavior);
        two.keyedActors().serve(behavior);
    }

    @AfterEach
    void closeBoth() {
        close(one);
        close(two);
        way.close();
    }

    private void see(Node... nodes) {
        view = Set.of(Stream.of(nodes).map(Node::name).toArray(String[]::new));
        CompletableFuture<Boolean> unused = one.keyedActors().rearrange();
        unused = two.keyedActors().rearrange();
    }

    /** A key of the second node. */
    private Address far() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> one.keyed("counter", "user-" + i))
                .filter(key -> one.keyedActors().placeOf(key).orElseThrow() instanceof Place.On)
                .findFirst()
                .orElseThrow();
    }

    private static Object ask(Node node, Address key, Object message) {
        return get(node.askAsync(key, message, LONG));
    }

    @Test
    void startWhereTheyBelongWhicheverNodeIsAsked() {
        Address far = far();

        one.send(far, 2);
        assertThat(ask(one, far, "get")).isEqualTo(2);

        assertThat(ask(two, far, "get")).isEqualTo(2);
        assertThat(one.isAlive(far)).isFalse();
        assertThat(two.isAlive(far)).isTrue();
        assertThat(begun).hasValue(1);
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void moveWithTheirStateAndBackWhenNodesGoAndCome() {
        Address far = far();
        one.send(far, 2);
        assertThat(ask(one, far, "get")).isEqualTo(2);

        see(one);
        until(() -> !two.isAlive(far));
        one.send(far, 3);
        assertThat(ask(one, far, "get")).isEqualTo(5);
        assertThat(one.isAlive(far)).isTrue();

        see(one, two);
        until(() -> !one.isAlive(far));
        assertThat(ask(one, far, "get")).isEqualTo(5);
        assertThat(two.isAlive(far)).isTrue();
    }

    /** Waits where it is told to, and tells its node. */
    private static ActorSpec worker(CountDownLatch busy, CountDownLatch go) {
        return ActorSpec.behavior(
                Behavior.of(
                        String.class,
                        (self, message) -> {
                            if (message.equals("work")) {
                                busy.countDown();
                                awaitStubbornly(go);
                            }
                            self.reply(self.node().name());
                            return Behavior.same();
                        }));
    }

    /**
     * A node on which each key belongs to one place when it is looked at first, and then to
     * another.
     */
    private Node changing(AtomicInteger looks, Place first, Place then) {
        Node node =
                Node.builder("secret@127.0.0.1:4715")
                        .time(clock)
                        .listener(recorder)
                        .placement((_, _) -> looks.getAndIncrement() == 0 ? first : then)
                        .open();
        node.keyedActors().serve(KeyedBehavior.of("counter", counter()).idle(IDLE));
        looks.set(0);
        return node;
    }

    @Test
    void getWhatIsSentWhileTheirKeyComesToBelongToTheNode() {
        Node node = changing(new AtomicInteger(), ELSEWHERE, new Place.Here());
        try {
            Address key = node.keyed("counter", "a");
            node.send(key, 2);

            assertThat(ask(node, key, "get")).isEqualTo(2);
            assertThat(recorder.deadLetters()).isEmpty();
        } finally {
            close(node);
        }
    }

    /** It was looked at where they belong, and they have come to belong elsewhere since. */
    @Test
    void doNotStartWhereTheyDoNotBelongAnyMore() {
        Node node = changing(new AtomicInteger(), new Place.Here(), ELSEWHERE);
        try {
            Address key = node.keyed("counter", "a");
            node.send(key, 2);

            assertThat(node.isAlive(key)).isFalse();
            assertThat(begun).hasValue(0);
            assertThat(recorder.deadLetters()).hasSize(1);
        } finally {
            close(node);
        }
    }

    @Test
    void takeWhatTheyHadNotHandledWithThem() {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        serveOnBoth(worker(busy, go));
        Address far = far();
        two.send(far, "work");
        await(busy);
        CompletableFuture<Object> answer = two.askAsync(far, "where", LONG);

        see(one);
        go.countDown();

        assertThat(get(answer)).isEqualTo(one.name());
    }

    @Test
    void leaveBehindWhatCannotTravelAndTellOfIt() {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        serveOnBoth(worker(busy, go));
        Address far = far();
        two.send(far, "work");
        await(busy);
        two.send(far, "too big");
        CompletableFuture<Object> answer = two.askAsync(far, "where", LONG);

        see(one);
        go.countDown();

        DeadLetter left = recorder.nextDeadLetter();
        assertThat(left.message()).isEqualTo("too big");
        assertThat(left.cause()).isInstanceOf(IllegalMessageException.class);
        assertThat(get(answer)).isEqualTo(one.name());
        until(() -> two.snapshot().isEmpty());
    }

    /** An actor of the first node that is linked to a key, and tells what it gets. */
    private Address linked(Address key, BlockingQueue<Object> got) {
        Address follower =
                one.spawn(
                        self -> {
                            self.trapExit(true);
                            self.link(key);
                            while (true) {
                                switch (self.receive()) {
                                    case String word when word.equals("unlink") -> self.unlink(key);
                                    case Exit exit -> got.add(exit);
                                    default -> self.reply("here");
                                }
                            }
                        });
        assertThat(get(one.askAsync(follower, 1, LONG))).isEqualTo("here");
        return follower;
    }

    private List<Address> links(Node where, Address actor) {
        return where.info(actor).map(ActorInfo::links).orElse(List.of());
    }

    @Test
    void areLinkedAsTheActorThatIsThere() {
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        Address far = far();
        assertThat(ask(one, far, "get")).isEqualTo(0);
        Address follower = linked(far, got);
        until(() -> links(two, far).contains(follower));
        assertThat(links(one, follower)).containsExactly(far);

        two.kill(far);

        assertThat(next(got, "message")).isEqualTo(new Exit(far, new ExitReason.Killed()));
        assertThat(ask(one, far, "get")).isEqualTo(0);
        assertThat(links(two, far)).isEmpty();
        assertThat(links(one, follower)).isEmpty();
    }

    @Test
    void breakTheirLinksWhenTheyMoveOrTheirNodeIsLost() {
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        Address far = far();
        assertThat(ask(one, far, "get")).isEqualTo(0);
        Address follower = linked(far, got);
        until(() -> links(two, far).contains(follower));
        see(one);
        assertThat(next(got, "message")).isEqualTo(new Exit(far, new ExitReason.Shutdown()));

        see(one, two);
        assertThat(ask(one, far, "get")).isEqualTo(0);
        Address next = linked(far, got);
        until(() -> links(two, far).contains(next));
        way.breakDown();
        assertThat(next(got, "message")).isEqualTo(new Exit(far, new ExitReason.NoConnection()));
    }

    @Test
    void areNotPassivatedWhileTheyAreLinkedFromAnotherNode() {
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        Address far = far();
        assertThat(ask(one, far, "get")).isEqualTo(0);
        Address follower = linked(far, got);
        until(() -> links(two, far).contains(follower));
        for (int i = 0; i < 3; i++) {
            clock.advance(IDLE);
            until(() -> isAtRest(far));
        }
        assertThat(two.isAlive(far)).isTrue();

        one.send(follower, "unlink");
        until(() -> links(two, far).isEmpty());
        until(
                () -> {
                    clock.advance(IDLE);
                    return !two.isAlive(far);
                });
        assertThat(got).isEmpty();
    }

    private boolean isAtRest(Address key) {
        Cell cell = two.registry().findCell(key);
        return cell == null || cell.mailbox.state() != Mark.State.RUNNING;
    }

    @Test
    void endWhoIsLinkedWhereNobodyIsThere() {
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        Address far = far();
        Address unused = linked(far, got);
        assertThat(next(got, "message")).isEqualTo(new Exit(far, new ExitReason.Unknown()));
        assertThat(begun).hasValue(0);
    }
}
