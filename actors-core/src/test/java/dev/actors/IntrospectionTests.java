package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

class IntrospectionTests extends KernelTestCase {

    private final LinkedBlockingQueue<Long> measured = new LinkedBlockingQueue<>();

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder)
                .meters(name -> name.equals("measured") ? nanos -> measured.add(nanos) : null);
    }

    @Test
    void showsWhatIsKnownOfAnActor() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.receive(String.class);
                                            return self.receive(Integer.class);
                                        })
                                .behaviorName("clerk")
                                .name("bob")
                                .mailboxCapacity(10));
        clock.advance(Duration.ofSeconds(1));
        node.send(actor, "handled");
        until(() -> "Integer".equals(node.info(actor).orElseThrow().waitingFor()));
        node.send(actor, 1.5);
        awaitStatus(actor, ActorStatus.WAITING);

        assertThat(node.info(actor).orElseThrow())
                .isEqualTo(
                        new ActorInfo(
                                actor,
                                List.of("bob"),
                                "clerk",
                                ActorStatus.WAITING,
                                "Integer",
                                1,
                                10,
                                1,
                                0,
                                null,
                                null,
                                clock.now().minusSeconds(1),
                                null,
                                List.of(),
                                List.of(),
                                List.of()));
    }

    @Test
    void listsTheLivingOldestFirstWithTheirParents() {
        Address parent =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.spawn(ActorContext::receive);
                                    return self.receive();
                                }));
        Address stranger = node.spawn(ActorContext::receive);
        Address dead = node.spawn(_ -> null);
        end(dead);

        List<ActorInfo> living = node.snapshot();

        assertThat(living).hasSize(3);
        assertThat(living).extracting(ActorInfo::address).startsWith(parent).endsWith(stranger);
        assertThat(living).extracting(ActorInfo::parent).containsExactly(null, parent, null);
    }

    @Test
    void listsAHundredThousandActors() {
        for (int i = 0; i < 100_000; i++) {
            node.spawn(Behavior.of(Object.class, (_, _) -> Behavior.same()));
        }

        assertThat(node.snapshot()).hasSize(100_000);
        assertThat(node.statistics())
                .singleElement()
                .extracting(BehaviorStatistics::alive)
                .isEqualTo(100_000L);
    }

    @Test
    void measuresFromTakingAMessageToTheNext() {
        Address actor =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            self.receive();
                                            clock.advance(Duration.ofMillis(3));
                                            self.receive();
                                            clock.advance(Duration.ofMillis(4));
                                            return null;
                                        })
                                .behaviorName("measured"));
        node.send(actor, 1);
        node.send(actor, 2);
        end(actor);

        assertThat(measured).containsExactly(3_000_000L, 4_000_000L);
    }

    @Test
    void measuresAllTheTimeOfAHandlerThatReceives() {
        Address actor =
                node.spawn(
                        ActorSpec.behavior(
                                        Behavior.of(
                                                String.class,
                                                (self, _) -> {
                                                    clock.advance(Duration.ofMillis(3));
                                                    self.receive(Integer.class);
                                                    clock.advance(Duration.ofMillis(4));
                                                    return Behavior.stopped(null);
                                                }))
                                .behaviorName("measured"));
        node.send(actor, "outer");
        node.send(actor, 1);
        end(actor);

        assertThat(measured.stream().mapToLong(Long::longValue).sum()).isEqualTo(7_000_000L);
    }

    @Test
    void showsNoOneWhereNothingIsKnown() {
        assertThat(node.info(Address.parse("keyed:a/b"))).isEmpty();
        assertThat(get(node.termination(Address.parse("keyed:a/b"))))
                .isEqualTo(new ExitReason.NoConnection());
    }
}
