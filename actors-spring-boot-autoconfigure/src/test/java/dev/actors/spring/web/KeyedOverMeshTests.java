package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorInfo;
import dev.actors.mesh.Mesh;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;
import dev.actors.spring.Restore;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** Actors of keys in two applications that are one mesh, over HTTP to either. */
class KeyedOverMeshTests {

    private static final String PURSE = "/actors/keyed/purse/";
    private static final List<String> KEYS =
            IntStream.range(0, 20).mapToObj(i -> "user-" + i).toList();

    @Actor(value = "purse", keyed = true)
    static class Purse {
        record Add(int amount) {}

        record Money(int amount, List<Coin> coins) {}

        record Coin(int value) {}

        private int amount;

        @Receive
        int add(Add add) {
            amount += add.amount();
            return amount;
        }

        @ActorState
        Money money() {
            return new Money(amount, List.of(new Coin(amount)));
        }

        @Restore
        void restore(Money money) {
            amount = money.amount();
        }
    }

    private static TestServer start(String name, String peer) {
        return TestServer.start(
                List.of(Purse.class),
                "actors.node=secret@" + name,
                "actors.mesh.enabled=true",
                "actors.mesh.peers=" + peer);
    }

    private static String add(TestServer server, String key) {
        return server.http().ask(PURSE + key, "{\"type\":\"add\",\"amount\":1}").text();
    }

    @Test
    void areReachedThroughEitherAndGoOnInTheOtherWhenOneStops() {
        String first = Nodes.freeName();
        String second = Nodes.freeName();
        try (TestServer one = start(first, second)) {
            try (TestServer two = start(second, first)) {
                Patience.await("the nodes see each other", () -> sees(one) && sees(two));
                for (String key : KEYS) {
                    assertThat(add(one, key)).isEqualTo("1");
                    assertThat(add(two, key)).isEqualTo("2");
                    for (TestServer each : List.of(one, two)) {
                        each.http()
                                .awaitState(
                                        PURSE + key, "{\"amount\":2,\"coins\":[{\"value\":2}]}");
                        assertThat(each.http().method("HEAD", PURSE + key).status()).isEqualTo(200);
                    }
                }
                assertThat(one.node().snapshot().stream().filter(KeyedOverMeshTests::isPurse))
                        .isNotEmpty()
                        .hasSizeLessThan(KEYS.size());
                assertThat(two.http().delete(PURSE + "user-0").status()).isEqualTo(204);
                assertThat(one.http().get(PURSE + "user-0").status()).isEqualTo(404);
                assertThat(one.http().delete(PURSE + "user-1").status()).isEqualTo(204);
                assertThat(two.http().get(PURSE + "user-1").status()).isEqualTo(404);
            }
            for (String key : KEYS.subList(2, KEYS.size())) {
                assertThat(add(one, key)).isEqualTo("3");
            }
        }
    }

    private static boolean sees(TestServer server) {
        return !server.context().getBean(Mesh.class).nodes().isEmpty();
    }

    private static boolean isPurse(ActorInfo actor) {
        return actor.behavior().equals("purse");
    }
}
