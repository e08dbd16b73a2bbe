package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Nodes, {@link Actors} and addresses as ordinary beans have them. */
class AddressInjectionTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withUserConfiguration(Counter.class, Ticker.class);

    @Actor(value = "counter", autostart = true)
    static class Counter {
        private int count;

        /** It takes a bean that holds its own address: no circle, since it is made later. */
        Counter(ObjectProvider<Client> clients) {
            count = (int) clients.stream().count();
        }

        @Receive
        int add(Integer number) {
            return count += number;
        }
    }

    @Actor(value = "ticker", autostart = true)
    static class Ticker {
        private final Address counter;

        Ticker(@Qualifier("counter") Address counter) {
            this.counter = counter;
        }

        @Receive
        Address tick(String text) {
            return counter;
        }
    }

    static class Client {
        private final Node node;
        private final Actors actors;
        private final Address counter;

        @Autowired
        @Qualifier("ticker")
        private @Nullable Address ticker;

        private final @Nullable Throwable early;

        Client(Node node, Actors actors, @Qualifier("counter") Address counter) {
            this.node = node;
            this.actors = actors;
            this.counter = counter;
            Throwable failure = null;
            try {
                node.ask(counter, 1, SOON);
            } catch (DeadActorException e) {
                failure = e;
            }
            early = failure;
        }

        int add(int number) {
            return (int) node.ask(counter, number, SOON);
        }
    }

    @Test
    void givesConstructorsAndFieldsTheAddressBeforeTheActorIsThere() {
        runner.withBean(Client.class)
                .run(
                        context -> {
                            Client client = context.getBean(Client.class);
                            assertThat(client.early)
                                    .hasMessageContaining("named://127.0.0.1:4711/counter");
                            assertThat(client.add(5)).isEqualTo(6);
                            assertThat(client.node.ask(client.ticker, "tick", SOON))
                                    .isEqualTo(client.counter);
                            assertThat(client.node.ask(client.actors.spawn(Counter.class), 1, SOON))
                                    .isEqualTo(2);
                        });
    }

    @Test
    void leadsToTheActorOfTheNextLifeWhenTheContextIsStoppedAndStarted() {
        runner.withBean(Client.class)
                .run(
                        context -> {
                            Client client = context.getBean(Client.class);
                            assertThat(client.add(5)).isEqualTo(6);
                            ConfigurableApplicationContext again =
                                    context.getSourceApplicationContext();

                            again.stop();
                            again.start();

                            assertThat(client.add(1)).isEqualTo(2);
                        });
    }

    static class OwnAddress {
        private final Address address;

        OwnAddress(Address address) {
            this.address = address;
        }
    }

    @Test
    void isInNobodysWayWhoHasAnAddressOfTheirOwn() {
        Address own = Address.parse("http://localhost:8080/actors/own");
        runner.withBean("own", Address.class, () -> own)
                .withBean(OwnAddress.class)
                .run(
                        context ->
                                assertThat(context.getBean(OwnAddress.class).address)
                                        .isEqualTo(own));
    }

    static class Mistaken {
        Mistaken(@Qualifier("countr") Address counter) {}
    }

    @Test
    void failsTheStartAndNamesTheActorsWhenItIsUnknown() {
        AtomicReference<BeanFactory> beans = new AtomicReference<>();
        runner.withBean(Mistaken.class)
                .withInitializer(context -> beans.set(context.getBeanFactory()))
                .run(
                        context -> {
                            assertThat(context.getStartupFailure())
                                    .rootCause()
                                    .isInstanceOf(NoSuchBeanDefinitionException.class);
                            assertThat(Analyses.of(context.getStartupFailure(), beans.get()))
                                    .satisfies(
                                            analysis -> {
                                                assertThat(analysis.getDescription())
                                                        .contains(Mistaken.class.getName())
                                                        .endsWith(
                                                                " required the address of an actor"
                                                                    + " that does not start with"
                                                                    + " the application, or did not"
                                                                    + " say which.");
                                                assertThat(analysis.getAction())
                                                        .startsWith(
                                                                "Name one that does with"
                                                                        + " @Qualifier: counter,"
                                                                        + " ticker. An @Actor class"
                                                                        + " does with autostart =")
                                                        .endsWith(
                                                                " A test with some of the actors"
                                                                    + " gives the addresses of"
                                                                    + " others as beans with the"
                                                                    + " same @Qualifier.");
                                            });
                        });
    }

    @Test
    void leavesOtherMissingBeansToBoot() {
        runner.withBean(OwnAddress.class)
                .run(context -> assertThat(Analyses.of(context.getStartupFailure())).isNotNull());
        assertThat(Analyses.of(new NoSuchBeanDefinitionException(String.class))).isNull();
    }
}
