package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The table of actors, its figures, and the tree. */
class ActorTableTests {

    private final AtomicLong nanos = new AtomicLong();
    private Node node;
    private NodeModel model;

    @BeforeEach
    void open() {
        node = Node.builder("c@h:1").open();
        model = new NodeModel(() -> node, _ -> null, InstantSource.system(), nanos::get);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Address spawn(String behavior, String name) {
        ActorSpec spec =
                ActorSpec.behavior(
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            self.reply(message);
                                            return Behavior.same();
                                        }))
                        .behaviorName(behavior);
        return node.spawn(name.isEmpty() ? spec : spec.name(name));
    }

    private List<String> labels(ActorQuery query) {
        Census census = model.census();
        return ActorTable.page(census, query)
                .map(index -> census.actors().get(index))
                .map(
                        glance ->
                                glance.names().isEmpty()
                                        ? glance.behavior()
                                        : glance.names().getFirst())
                .items();
    }

    private static ActorQuery query(String text, ActorQuery.Sort sort, boolean descending) {
        return new ActorQuery(text, null, null, sort, descending, 0, 50);
    }

    @Test
    void ordersByEachColumnAndPutsThoseWithoutNamesLast() {
        spawn("m", "bob");
        spawn("z", "");
        spawn("a", "Ann");

        assertThat(labels(query("", ActorQuery.Sort.AGE, false)))
                .containsExactly("bob", "z", "Ann");
        assertThat(labels(query("", ActorQuery.Sort.AGE, true))).containsExactly("Ann", "z", "bob");
        assertThat(labels(query("", ActorQuery.Sort.NAME, false)))
                .containsExactly("Ann", "bob", "z");
        assertThat(labels(query("", ActorQuery.Sort.NAME, true)))
                .containsExactly("bob", "Ann", "z");
        assertThat(labels(query("", ActorQuery.Sort.BEHAVIOR, true)))
                .containsExactly("z", "bob", "Ann");
        assertThat(labels(query("", ActorQuery.Sort.HANDLING, true)))
                .containsExactly("bob", "z", "Ann");
    }

    @Test
    void ordersByTheFullestMailbox() {
        Address stuck =
                node.spawn(
                        ActorSpec.process(self -> self.receive(Integer.class))
                                .behaviorName("full"));
        spawn("empty", "");
        node.send(stuck, "left");

        assertThat(labels(query("", ActorQuery.Sort.MAILBOX, true)))
                .containsExactly("full", "empty");
        assertThat(labels(query("", ActorQuery.Sort.MAILBOX, false)))
                .containsExactly("empty", "full");
    }

    @Test
    void findsByPartsOfNamesInAnyCaseAndByWholeAddresses() {
        Address bob = spawn("clerk", "Bob");
        spawn("clerk", "ann");
        spawn("desk", "");

        assertThat(labels(query("oB", ActorQuery.Sort.AGE, false))).containsExactly("Bob");
        assertThat(labels(query("CLERK", ActorQuery.Sort.NAME, false)))
                .containsExactly("Bob", "ann");
        assertThat(labels(query(bob.toString(), ActorQuery.Sort.AGE, false)))
                .containsExactly("Bob");
        assertThat(labels(query("<script>", ActorQuery.Sort.AGE, false))).isEmpty();
    }

    @Test
    void filtersByBehaviorAndStatusAndCutsPages() {
        for (int i = 0; i < 7; i++) {
            spawn(i % 2 == 0 ? "even" : "odd", "");
        }
        Census census = model.census();

        Page<Integer> page =
                ActorTable.page(census, ActorQuery.byAge("even", ActorStatus.WAITING, 1, 3));

        assertThat(page.total()).isEqualTo(4);
        assertThat(page.items()).containsExactly(6);
        assertThat(
                        ActorTable.page(census, ActorQuery.byAge("even", ActorStatus.RUNNING, 0, 3))
                                .items())
                .isEmpty();
        assertThat(
                        ActorTable.page(census, ActorQuery.byAge(null, null, 1_000_000_000, 500))
                                .items())
                .isEmpty();
    }

    @Test
    void givesRatesOfThoseThatLiveAndOfThoseThatHaveEnded() {
        Address old = spawn("worker", "");
        model.next(1);
        node.ask(old, 1, Patience.LONG);
        node.ask(old, 2, Patience.LONG);
        Address brief = node.spawn(ActorSpec.process(ActorContext::receive).behaviorName("worker"));
        node.send(brief, 3);
        node.await(brief, Patience.LONG);
        spawn("worker", "young");
        nanos.addAndGet(2_000_000_000);
        assertThat(model.next(1)).isEqualTo(2);

        Census census = model.census();
        assertThat(census.size()).isEqualTo(2);
        assertThat(census.messagesPerSecond(0)).isEqualTo(1.0);
        assertThat(census.messagesPerSecond(1)).isZero();
        assertThat(model.messagesPerSecond(old)).isEqualTo(1.0);
        assertThat(census.behaviors().get("worker").messagesPerSecond()).isEqualTo(1.5);
        assertThat(model.sample().messagesPerSecond()).isEqualTo(1.5);
        assertThat(labels(query("", ActorQuery.Sort.MESSAGES, true)))
                .containsExactly("worker", "young");
    }

    @Test
    void holdsOnToNothingWhileNobodyWatches() {
        spawn("worker", "");
        model.next(1);
        Census shared = model.census();
        assertThat(model.census()).isSameAs(shared);
        model.rest();

        assertThat(model.census()).isNotSameAs(shared);
        assertThat(model.sample().messagesPerSecond()).isNull();
        assertThat(model.messagesPerSecond(shared.actors().getFirst().address())).isNull();
        assertThat(model.history()).hasSize(1);
    }

    @Test
    void countsOnceForAllReadingsOfASecond() {
        spawn("worker", "");
        assertThat(model.behaviors().get("worker").alive()).isEqualTo(1);
        spawn("worker", "");
        nanos.addAndGet(999_000_000);
        assertThat(model.behaviors().get("worker").alive()).isEqualTo(1);
        nanos.addAndGet(2_000_000);
        assertThat(model.behaviors().get("worker").alive()).isEqualTo(2);
    }

    @Test
    void keepsTheHistoryShort() {
        for (int i = 0; i < 310; i++) {
            model.next(1);
        }

        assertThat(model.history()).hasSize(300);
        assertThat(model.history().getFirst().messagesPerSecond()).isNotNull();
    }

    @Test
    void putsThoseWhoseParentHasEndedAmongTheRoots() {
        Address parent =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.spawn(ActorContext::receive);
                                    return self.receive();
                                }));
        Census before = model.census();
        ActorTree whole = model.tree(before);
        assertThat(whole.roots()).hasSize(1);
        assertThat(whole.childrenOf(parent)).hasSize(1);
        node.send(parent, "end");
        node.await(parent, Patience.LONG);

        ActorTree rest = model.tree(model.census());
        assertThat(rest.roots()).hasSize(1);
        assertThat(rest.roots().getFirst().address())
                .isEqualTo(whole.childrenOf(parent).getFirst().address());
    }
}
