package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Refusal;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What belongs to the whole mesh: names, topics, and behaviours that are spawned elsewhere. */
class MeshNamesTests extends MeshTestCase {

    private final List<Peer> nodes =
            mesh(
                    3,
                    builder ->
                            builder.minimumSize(2)
                                    .behaviors(
                                            (behavior, arguments) -> {
                                                if (!behavior.equals("echo")) {
                                                    throw new IllegalArgumentException(
                                                            "There is no " + behavior + ".");
                                                }
                                                return ActorSpec.process(
                                                        self -> {
                                                            self.receive();
                                                            self.reply(arguments);
                                                            return null;
                                                        });
                                            }));
    private final Peer one = nodes.get(0);
    private final Peer two = nodes.get(1);
    private final Peer three = nodes.get(2);

    @Test
    void knowsWhoHasTheNameOfALostNodeThoughItWasGivenAwayBeforeTheLossWasHeardOf() {
        assertThat(three.mesh.register("leader", three.inbox().address)).isTrue();
        until(() -> one.mesh.whereis("leader").isPresent());
        Inbox next = two.inbox();
        long since = System.currentTimeMillis() + 1_000;
        Word.NameEntry given = new Word.NameEntry("leader", next.address, since);

        two.node.send(Clerk.on(one.name()), new Word.Has(given)); // it has heard of the loss
        assertThat(two.node.ask(Clerk.on(one.name()), new Word.Claim(given), SOON))
                .isInstanceOfSatisfying(
                        Word.NameEntry.class,
                        known -> assertThat(known.node()).isEqualTo(three.name()));
        three.mesh.leave();
        until(() -> one.mesh.whereis("leader").equals(Optional.of(next.address)));
        two.node.send(Clerk.on(one.name()), new Word.Released(given));
        until(() -> one.mesh.whereis("leader").isEmpty());
    }

    @Test
    void givesANameToOneActorOfTheWholeMesh() {
        Inbox first = two.inbox();
        assertThat(two.mesh.register("leader", first.address)).isTrue();
        until(() -> one.mesh.whereis("leader").isPresent());
        until(() -> three.mesh.whereis("leader").isPresent());
        assertThat(three.mesh.whereis("leader")).contains(first.address);
        assertThat(three.mesh.register("leader", three.inbox().address)).isFalse();

        one.node.send(one.mesh.whereis("leader").orElseThrow(), "hello");
        assertThat(first.next()).isEqualTo("hello");

        two.node.kill(first.address);
        until(() -> nodes.stream().allMatch(peer -> peer.mesh.whereis("leader").isEmpty()));
        assertThat(three.mesh.register("leader", three.inbox().address)).isTrue();
        assertThat(three.mesh.unregister("leader")).isTrue();
        until(() -> one.mesh.registered().isEmpty());
    }

    @Test
    void forgetsTheNamesOfALostNodeAndTurnsNamesOffInAMinority() {
        assertThat(three.mesh.register("here", three.inbox().address)).isTrue();
        assertThat(two.mesh.register("there", two.inbox().address)).isTrue();
        until(() -> one.mesh.registered().size() == 2);
        three.close();
        until(() -> one.mesh.whereis("here").isEmpty());
        assertThat(one.mesh.whereis("there")).isPresent();
        two.close();
        until(() -> one.mesh.nodes().isEmpty());
        assertThat(one.mesh.registered()).isEmpty();
        assertThat(one.mesh.register("mine", one.inbox().address)).isFalse();
    }

    @Test
    void keepsTheNamesWhenWhoKeepsThemCrashes() {
        Inbox first = two.inbox();
        assertThat(two.mesh.register("leader", first.address)).isTrue();
        two.node.kill(two.node.named(Clerk.NAME));
        assertThat(two.mesh.register("second", two.inbox().address)).isTrue();
        until(() -> one.mesh.registered().equals(Set.of("leader", "second")));
        two.node.kill(first.address);
        until(() -> nodes.stream().allMatch(peer -> peer.mesh.whereis("leader").isEmpty()));
    }

    @Test
    void publishesAgainWhenWhoPublishesCrashes() {
        Inbox far = two.inbox();
        Topic topic = new Topics(two.node).topic("news");
        topic.subscribe(far.address);
        until(() -> topic.subscribers() == 1);
        two.node.kill(two.node.named(Herald.NAME));
        one.mesh.publish("news", "hello");
        assertThat(((Topic.Event) far.next()).payload()).isEqualTo("hello");
    }

    @Test
    void takesANameBackOfWhichIsNotKnownWhoHasIt() {
        Word.NameEntry unsettled =
                new Word.NameEntry("leader", two.inbox().address, Long.MIN_VALUE);
        one.node.ask(Clerk.on(one.name()), new Word.Claim(unsettled), SOON);
        assertThat(three.mesh.register("leader", three.inbox().address)).isFalse();
        two.node.send(Clerk.on(two.name()), new Clerk.Note.Withdraw(unsettled));
        until(() -> three.mesh.register("leader", three.inbox().address));
    }

    @Test
    void publishesToTheSubscribersOfAllNodes() {
        Inbox far = two.inbox();
        Topic topic = new Topics(two.node).topic("news");
        topic.subscribe(far.address);
        until(() -> topic.subscribers() == 1);
        one.mesh.publish("news", "hello");
        assertThat(((Topic.Event) far.next()).payload()).isEqualTo("hello");
    }

    @Test
    void spawnsByTheNameOfABehaviour() {
        Address echo = one.mesh.spawn(two.name(), "echo", "hello");
        assertThat(echo.nodeName()).contains(two.name());
        assertThat(one.node.ask(echo, "go", SOON)).isEqualTo("hello");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> one.mesh.spawn(two.name(), "nothing", null))
                .withMessageContaining("There is no nothing.");
    }
}
