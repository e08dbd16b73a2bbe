package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.ActorFailedException;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.ProcessFunction;
import dev.actors.Refusal;
import dev.actors.UnhandledMessageException;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.annotation.PostConstruct;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The three styles of {@link Actor} classes, in an application context. */
class ActorClassTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withBean("prices", Prices.class, () -> new Prices(7))
                    .withUserConfiguration(
                            PriceList.class, Chooser.class, Doubler.class, Toggle.class);

    record Prices(int of) {}

    @Actor
    static class PriceList {
        record Settings(@DefaultValue("1") int factor, @DefaultValue List<String> tags) {}

        record Price() {}

        record Fail() {}

        static final List<PriceList> INSTANCES = new CopyOnWriteArrayList<>();

        private final Settings settings;
        private final Prices prices;
        private final ObjectProvider<String> none;
        @Autowired private Node node;
        private boolean initialised;
        private int asked;

        PriceList(
                Prices prices,
                @Args Settings settings,
                ObjectProvider<String> none,
                @Value("${some.property:x}") String value) {
            this.prices = prices;
            this.settings = settings;
            this.none = none;
            INSTANCES.add(this);
        }

        @PostConstruct
        void init() {
            initialised = node != null;
        }

        @Receive
        String price(Price price) {
            asked++;
            return prices.of() * settings.factor()
                    + " "
                    + initialised
                    + " "
                    + none.stream().count()
                    + " "
                    + asked;
        }

        @Receive
        void fail(Fail fail) {
            throw new IllegalStateException("asked to fail");
        }
    }

    sealed interface Shape permits Circle, Square {}

    record Circle() implements Shape {}

    record Square() implements Shape {}

    @Actor("chooser")
    static class Chooser {

        @Receive
        String any(Object any) {
            return "any";
        }

        @Receive
        String shape(Shape shape) {
            return "shape";
        }

        @Receive
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // a private handler is one, too
        private String square(Square square, ActorContext self) {
            return "square";
        }

        @Receive
        String number(int number) {
            return "int " + number;
        }

        @Receive
        void itself(Long number, ActorContext self) {
            self.reply("long " + number);
        }

        @Receive
        void nothing(Character c) {}

        @Receive
        String refuse(Boolean no) {
            throw new Refusal("not " + no);
        }
    }

    @Actor("doubler")
    static class Doubler implements ProcessFunction {
        private int doubled;

        @Override
        public Object run(ActorContext self) {
            while (true) {
                int n = self.receive(Integer.class);
                doubled++;
                self.reply(n * 2);
            }
        }

        @ActorState
        int doubled() {
            return doubled;
        }
    }

    @Actor(value = "toggle", messages = Shape.class)
    static class Toggle implements Behavior.Setup {
        @Override
        public Behavior<?> create(ActorContext self) {
            return off();
        }

        private static Behavior<Shape> off() {
            return Behavior.of(
                    Shape.class,
                    (self, _) -> {
                        self.reply("was off");
                        return on();
                    });
        }

        private static Behavior<Shape> on() {
            return Behavior.of(
                    Shape.class,
                    (self, _) -> {
                        self.reply("was on");
                        return off();
                    });
        }
    }

    static class Wants {
        Wants(PriceList list) {}
    }

    @Test
    void givesConstructorsBeansAndArguments() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Actors actors = context.getBean(Actors.class);
                    Address one = actors.spawn(PriceList.class);
                    Address two =
                            actors.spawn(PriceList.class, new PriceList.Settings(3, List.of()));
                    assertThat(node.ask(one, new PriceList.Price(), SOON)).isEqualTo("7 true 0 1");
                    assertThat(node.ask(two, new PriceList.Price(), SOON)).isEqualTo("21 true 0 1");
                    assertThat(node.info(one).orElseThrow().behavior()).isEqualTo("price-list");
                });
    }

    @Test
    void makesANewInstanceWhenItRestarts() {
        PriceList.INSTANCES.clear();
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address actor =
                            context.getBean(Actors.class)
                                    .spawn(
                                            PriceList.class,
                                            new PriceList.Settings(3, List.of("a")));
                    node.ask(actor, new PriceList.Price(), SOON);
                    assertThatThrownBy(() -> node.ask(actor, new PriceList.Fail(), SOON))
                            .isInstanceOf(ActorFailedException.class);
                    assertThat(node.ask(actor, new PriceList.Price(), SOON))
                            .isEqualTo("21 true 0 1");
                    assertThat(node.info(actor).orElseThrow().restarts()).isEqualTo(1);
                    assertThat(PriceList.INSTANCES).hasSize(2).doesNotHaveDuplicates();
                    assertThat(PriceList.INSTANCES.getLast().settings)
                            .isEqualTo(PriceList.INSTANCES.getFirst().settings);
                });
    }

    @Test
    void choosesTheHandlerOfTheMostSpecificType() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address chooser = context.getBean(Actors.class).spawn(Chooser.class);
                    assertThat(node.ask(chooser, "x", SOON)).isEqualTo("any");
                    assertThat(node.ask(chooser, new Circle(), SOON)).isEqualTo("shape");
                    assertThat(node.ask(chooser, new Square(), SOON)).isEqualTo("square");
                    assertThat(node.ask(chooser, 5, SOON)).isEqualTo("int 5");
                    assertThat(node.ask(chooser, 6L, SOON)).isEqualTo("long 6");
                    assertThat(node.ask(chooser, 'c', SOON)).isNull();
                    assertThatThrownBy(() -> node.ask(chooser, true, SOON))
                            .isInstanceOf(Refusal.class)
                            .hasMessage("not true");
                    assertThat(node.info(chooser).orElseThrow().restarts()).isZero();
                });
    }

    @Test
    void runsProcessesAndBehaviors() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Actors actors = context.getBean(Actors.class);
                    assertThat(node.ask(actors.spawn(Doubler.class), 21, SOON)).isEqualTo(42);
                    Address toggle = actors.spawn(Toggle.class);
                    assertThat(node.ask(toggle, new Circle(), SOON)).isEqualTo("was off");
                    assertThat(node.ask(toggle, new Circle(), SOON)).isEqualTo("was on");
                    assertThatThrownBy(() -> node.ask(toggle, "no shape", SOON))
                            .isInstanceOf(UnhandledMessageException.class);
                });
    }

    @Test
    void showsTheStateOfAProcessWhileItWaits() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address doubler = context.getBean(Actors.class).spawn(Doubler.class);
                    node.ask(doubler, 21, SOON);
                    assertThat(Patience.of(node.state(doubler, SOON)).view()).isEqualTo(1);
                });
    }

    @Test
    void letsNobodyHaveAnActorInjected() {
        runner.withBean(Wants.class)
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .isInstanceOf(NoSuchBeanDefinitionException.class));
    }

    @Test
    void refusesArgumentsOfAnotherClass() {
        runner.run(
                context -> {
                    Actors actors = context.getBean(Actors.class);
                    assertThatThrownBy(() -> actors.spawn(PriceList.class, new Circle()))
                            .isInstanceOf(ArgumentsException.class)
                            .hasMessageContaining("price-list");
                    assertThatThrownBy(() -> actors.spawn(Chooser.class, new Circle()))
                            .isInstanceOf(ArgumentsException.class);
                });
    }
}
