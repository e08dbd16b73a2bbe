package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a name: whoever has it at the time. */
class NamedAddressTests extends KernelTestCase {

    private final Address named = node.named("the one");

    private Address spawnTheOne(String answer) {
        return node.start(
                ActorSpec.behavior(
                                Behavior.of(
                                        String.class,
                                        (self, _) -> {
                                            self.reply(answer);
                                            return Behavior.same();
                                        }))
                        .name("the one"));
    }

    @Test
    void leadsToWhoeverHasTheNameAtTheTime() {
        Address first = spawnTheOne("first");
        assertThat(ask(named, "who")).isEqualTo("first");
        node.stop(named);
        assertThat(end(first)).isEqualTo(new ExitReason.Shutdown());

        spawnTheOne("second");

        assertThat(ask(named, "who")).isEqualTo("second");
        assertThat(named).isNotEqualTo(first).isEqualTo(node.named("the one"));
    }

    @Test
    void leadsIntoTheNextLifeOfTheNode() {
        spawnTheOne("first");
        closeNode();
        node.open();
        spawnTheOne("second");

        assertThat(ask(named, "who")).isEqualTo("second");
    }

    @Test
    void makesADeadLetterAndFailsAnAskWhileNobodyHasTheName() {
        node.send(named, "lost");

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(new DeadLetter("lost", named, "none", DeadLetter.Reason.DEAD, null));
        assertThatThrownBy(() -> ask(named, "who"))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("named://127.0.0.1:4711/the%20one")
                .hasMessageContaining("Spawn one with that name");
    }

    @Test
    void hasNoRouteToANameElsewhere() {
        Address elsewhere = Address.parse("named://192.0.2.1:4711/the%20one");
        spawnTheOne("here");

        node.send(elsewhere, "lost");

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
    }

    @Test
    void isMonitoredAsTheActorThatHasTheNameThen() {
        Address first = spawnTheOne("first");
        Address watcher =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.monitor(named);
                                    self.ready();
                                    return self.receive(Down.class).reason();
                                }));

        node.kill(first);

        assertThat(end(watcher)).isEqualTo(new ExitReason.Normal(new ExitReason.Killed()));
    }

    @Test
    void tellsTheMonitorAtOnceThatNobodyHasTheName() {
        assertThat(
                        run(
                                self -> {
                                    self.monitor(named);
                                    return self.receive(Down.class).reason();
                                }))
                .isEqualTo(new ExitReason.Unknown());
    }

    @Test
    void countsAsOneselfForAnActorThatHasTheName() {
        Address own =
                node.start(
                        ActorSpec.behavior(
                                        Behavior.of(
                                                String.class,
                                                (self, _) -> {
                                                    self.ask(named, "me", LONG);
                                                    return Behavior.same();
                                                }))
                                .name("the one"));

        assertThatThrownBy(() -> ask(own, "go"))
                .isInstanceOf(ActorFailedException.class)
                .hasCauseInstanceOf(SelfAskException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"counter", "a b/c?d#e", "café", "日本", "😀", "100%", "+"})
    void isReadBackFromText(String name) {
        Address address = node.named(name);

        Address read = Address.parse(address.toString());

        assertThat(read).isEqualTo(address);
        spawnNamed(name);
        assertThat(ask(read, "who")).isEqualTo(name);
    }

    private void spawnNamed(String name) {
        node.start(
                ActorSpec.behavior(
                                Behavior.of(
                                        String.class,
                                        (self, _) -> {
                                            self.reply(name);
                                            return Behavior.same();
                                        }))
                        .name(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800"})
    void isRefusedForWhatNoTextCanName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> node.named(name));
    }
}
