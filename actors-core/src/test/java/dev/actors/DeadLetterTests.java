package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTests extends KernelTestCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor://192.0.2.1:4711/1/1",
                "reply://192.0.2.1:4711/1/1",
                "keyed:counter/7",
                "http://192.0.2.1/actors/a"
            })
    void hasNoRouteToAnAddressElsewhere(String text) {
        Address elsewhere = Address.parse(text);

        node.send(elsewhere, "lost");
        assertThat(node.offer(elsewhere, "lost")).isTrue();

        DeadLetter expected =
                new DeadLetter("lost", elsewhere, "none", DeadLetter.Reason.NO_ROUTE, null);
        assertThat(recorder.nextDeadLetter()).isEqualTo(expected);
        assertThat(recorder.nextDeadLetter()).isEqualTo(expected);
    }

    @Test
    void isDeadWhereTheAddressIsOfThisNodeButUnknown() {
        node.send(Address.parse("actor://" + node.name() + "/1/1"), "lost");
        node.send(Address.parse("reply://" + node.name() + "/1/1"), "lost");

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
    }

    @Test
    void isCountedForItsBehaviour() {
        Address actor = node.spawn(ActorSpec.process(_ -> null).behaviorName("brief"));
        assertThat(recorder.nextEnd().actor().address()).isEqualTo(actor);
        for (int i = 0; i < 3; i++) {
            node.send(actor, i);
            assertThat(recorder.nextDeadLetter())
                    .isEqualTo(new DeadLetter(i, actor, "brief", DeadLetter.Reason.DEAD, null));
        }

        assertThat(node.statistics())
                .filteredOn(s -> s.behavior().equals("brief"))
                .singleElement()
                .satisfies(
                        s -> {
                            assertThat(s.deadLetters(DeadLetter.Reason.DEAD)).isEqualTo(3);
                            assertThat(s.deadLetters(DeadLetter.Reason.CRASHED)).isZero();
                            assertThat(s.spawned()).isEqualTo(1);
                            assertThat(s.alive()).isZero();
                            assertThat(s.exits(ExitReason.Kind.NORMAL)).isEqualTo(1);
                        });
    }
}
