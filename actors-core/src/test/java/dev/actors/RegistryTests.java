package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class RegistryTests extends KernelTestCase {

    private final Address actor = node.spawn(ActorContext::receive);

    @Test
    void findsAnActorByEachOfItsNames() {
        node.register("a", actor);
        node.register("b", actor);
        node.register("a", actor);

        assertThat(node.whereis("a")).contains(actor);
        assertThat(node.whereis("b")).contains(actor);
        assertThat(node.whereis("c")).isEmpty();
        assertThat(node.info(actor).orElseThrow().names()).containsExactly("a", "b");
    }

    @Test
    void refusesANameThatIsTaken() {
        node.register("a", actor);

        assertThatThrownBy(() -> node.spawn(ActorSpec.process(ActorContext::receive).name("a")))
                .isInstanceOf(NameTakenException.class)
                .hasMessage(
                        "The name 'a' is taken. Choose another one, or stop the actor that has"
                                + " it.");
        assertThatThrownBy(() -> node.register("a", node.spawn(ActorContext::receive)))
                .isInstanceOf(NameTakenException.class);
        assertThat(node.whereis("a")).contains(actor);
    }

    @Test
    void refusesToRegisterTheDeadAndTheUnknown() {
        node.send(actor, "end");
        end(actor);

        assertThatThrownBy(() -> node.register("a", actor))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("is dead and cannot be registered as 'a'");
        assertThatThrownBy(() -> node.register("a", Address.parse("keyed:a/b")))
                .isInstanceOf(DeadActorException.class);
        assertThat(node.whereis("a")).isEqualTo(Optional.empty());
    }

    @Test
    void releasesANameBeforeAnybodyKnowsOfTheEnd() {
        for (int i = 0; i < 500; i++) {
            Address named = node.spawn(ActorSpec.process(ActorContext::receive).name("again"));
            node.send(named, i);
            assertThat(node.await(named)).isEqualTo(i);
            assertThat(node.whereis("again")).isEmpty();
        }
    }

    @Test
    void givesANameThatManyWantToOneOnly() {
        for (int round = 0; round < 50; round++) {
            AtomicInteger winners = new AtomicInteger();
            Runnable contender =
                    () -> {
                        try {
                            node.spawn(ActorSpec.process(ActorContext::receive).name("crown"));
                            winners.incrementAndGet();
                        } catch (NameTakenException e) {
                            assertThat(node.whereis("crown")).isPresent();
                        }
                    };
            Future<?> first = async(contender);
            Future<?> second = async(contender);
            get(first);
            get(second);

            assertThat(winners).hasValue(1);
            Address winner = node.whereis("crown").orElseThrow();
            node.kill(winner);
            end(winner);
        }
    }

    @Test
    void leavesNoNameOfTheDeadWhenRegisteringRacesWithTheEnd() {
        int unused =
                repeat(
                        500,
                        _ -> {
                            Address dying = node.spawn(ActorContext::receive);
                            Future<?> registering =
                                    async(
                                            () -> {
                                                try {
                                                    node.register("late", dying);
                                                } catch (DeadActorException e) {
                                                    assertThat(e).hasMessageContaining("'late'");
                                                }
                                            });
                            node.send(dying, "end");
                            end(dying);
                            get(registering);

                            assertThat(node.whereis("late")).isEmpty();
                        });
    }
}
