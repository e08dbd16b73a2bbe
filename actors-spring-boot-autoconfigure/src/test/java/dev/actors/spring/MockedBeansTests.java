package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import java.time.Duration;

/** Beans that a test replaces by mocks, as actors are given them. */
@SpringJUnitConfig(MockedBeansTests.Till.class)
@ImportAutoConfiguration(ActorsAutoConfiguration.class)
class MockedBeansTests {

    @MockitoBean private Prices prices;
    @Autowired private Node node;
    @Autowired private Actors actors;

    interface Prices {
        int of(String item);
    }

    @Actor("till")
    static class Till {
        private final Prices prices;

        Till(Prices prices) {
            this.prices = prices;
        }

        @Receive
        int price(String item) {
            return prices.of(item);
        }
    }

    @Test
    void reachTheConstructorsOfActors() {
        when(prices.of("bread")).thenReturn(7);

        assertThat(node.ask(actors.spawn(Till.class), "bread", Duration.ofSeconds(30)))
                .isEqualTo(7);

        verify(prices).of("bread");
    }

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withBean(Prices.class, () -> _ -> 7)
                    .withBean("till", Till.class);

    @Test
    void areRefusedInThePlaceOfAnActor() {
        runner.withInitializer(
                        context ->
                                context.addBeanFactoryPostProcessor(
                                        beans -> beans.registerSingleton("till", mock(Till.class))))
                .run(
                        context -> {
                            var analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .contains("is replaced by one object, such as a @MockitoBean");
                            assertThat(analysis.getAction()).contains("address of a TestProbe");
                        });
    }

    /** Only an inline mock can be made of the final class. */
    @Test
    void areRefusedInThePlaceOfTheNode() {
        runner.withBean(
                        Node.class,
                        () -> mock(Node.class, withSettings().mockMaker(MockMakers.INLINE)))
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageStartingWith("The bean of type Node is a mock"));
    }

    @Test
    void sayWhichActorsThereAre() {
        assertThatThrownBy(() -> actors.spawn(Shelf.class))
                .hasMessage(
                        Shelf.class.getName()
                                + " is no actor of this application, which has [till]. Have it"
                                + " scanned, put it into @Import, or name it in the test's"
                                + " @ActorTest.");
        assertThatThrownBy(() -> actors.spawn(Prices.class))
                .hasMessageEndingWith(
                        " Annotate it with @Actor and put it where components are scanned.");
    }

    @Actor
    static class Shelf {
        @Receive
        void one(String text) {}
    }
}
