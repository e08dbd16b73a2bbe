package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** An actor class for which a bean or a value is missing stops the start, before one is spawned. */
class MissingDependenciesTests {

    private final AtomicReference<BeanFactory> beans = new AtomicReference<>();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withInitializer(context -> beans.set(context.getBeanFactory()))
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    static class Stock {}

    static class Quiet {
        @Receive
        void hear(String text) {}
    }

    @Actor
    static class Spawned extends Quiet {
        Spawned(@Args Size size, Stock stock) {}

        record Size(int size) {}
    }

    @Actor(keyed = true)
    static class ByKey extends Quiet {
        ByKey(@Key String key, Stock stock) {}
    }

    @Actor(autostart = true)
    static class Started extends Quiet {
        Started(String other, Stock stock) {}
    }

    @Actor
    static class Qualified extends Quiet {
        Qualified(String other, @Qualifier("cellar") Stock stock) {}
    }

    @Actor
    static class Many extends Quiet {
        Many(String other, List<Stock> stocks) {}
    }

    @Actor
    static class ByName extends Quiet {
        ByName(String other, Map<String, Stock> stocks) {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Spawned.class,
                ByKey.class,
                Started.class,
                Qualified.class,
                Many.class,
                ByName.class
            })
    void namesTheParameterAndTheBean(Class<?> actor) {
        runner.withBean(String.class, () -> "other")
                .withBean(actor)
                .run(
                        context -> {
                            FailureAnalysis analysis = ofBoot(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .startsWith(
                                            "Parameter 1 of constructor in "
                                                    + actor.getName()
                                                    + " required a bean of type '");
                            assertThat(analysis.getAction()).contains("Consider defining a bean");
                        });
    }

    @Actor
    static class Chooses extends Quiet {
        Chooses(Stock stock) {}
    }

    @Test
    void namesTheBeansBetweenWhichThereIsNoChoice() {
        runner.withBean("cellar", Stock.class)
                .withBean("attic", Stock.class)
                .withBean(Chooses.class)
                .run(
                        context -> {
                            FailureAnalysis analysis = ofBoot(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .contains("Parameter 0 of constructor", "cellar", "attic");
                            assertThat(analysis.getAction()).contains("@Primary", "@Qualifier");
                        });
    }

    @Actor
    static class InField extends Quiet {
        @Autowired Stock stock;
    }

    @Test
    void namesTheField() {
        runner.withBean(InField.class)
                .run(
                        context ->
                                assertThat(ofBoot(context.getStartupFailure()).getDescription())
                                        .startsWith(
                                                "Field stock in "
                                                        + InField.class.getName()
                                                        + " required a bean of type"));
    }

    @Actor
    static class InSetter extends Quiet {
        @Autowired
        void stock(String other, Stock stock) {}
    }

    @Actor
    static class InInheritedSetter extends InSetter {}

    @Actor
    static class InjectedSetter extends Quiet {
        @Inject
        void stock(String unusedOther, List<Stock> unusedStocks) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {InSetter.class, InInheritedSetter.class, InjectedSetter.class})
    void namesTheMethodAndItsParameter(Class<?> actor) {
        Class<?> declaring = actor == InInheritedSetter.class ? InSetter.class : actor;
        runner.withBean(String.class, () -> "other")
                .withBean(actor)
                .run(
                        context ->
                                assertThat(ofBoot(context.getStartupFailure()).getDescription())
                                        .startsWith(
                                                "Parameter 1 of method stock in "
                                                        + declaring.getName()));
    }

    @Actor
    static class InjectedField extends Quiet {
        @Inject Stock stock;
    }

    @Actor
    static class ResourceByType extends Quiet {
        @Resource Stock stock;
    }

    @Actor
    static class ResourceByName extends Quiet {
        @Resource(name = "cellar")
        Stock stock;
    }

    @Actor
    static class ResourceBySetter extends Quiet {
        @Resource(name = "cellar")
        void setStock(Stock stock) {}
    }

    @ParameterizedTest
    @CsvSource({
        "InjectedField, Field stock, of type",
        "ResourceByType, Field stock, of type",
        "ResourceByName, Field stock, named 'cellar'",
        "ResourceBySetter, Parameter 0 of method setStock, named 'cellar'"
    })
    void namesWhereJakartasAnnotationsAre(String name, String place, String what) throws Exception {
        Class<?> actor = Class.forName(MissingDependenciesTests.class.getName() + "$" + name);
        runner.withBean(actor)
                .run(
                        context ->
                                assertThat(ofBoot(context.getStartupFailure()).getDescription())
                                        .startsWith(
                                                "%s in %s required a bean %s"
                                                        .formatted(place, actor.getName(), what)));
    }

    @Actor
    static class ResourceOfOtherType extends Quiet {
        @Resource Stock stock;
    }

    @Test
    void saysThatANamedResourceIsOfAnotherType() {
        runner.withBean("stock", String.class, () -> "other")
                .withBean(ResourceOfOtherType.class)
                .run(
                        context ->
                                assertThat(
                                                Analyses.of(context.getStartupFailure())
                                                        .getDescription())
                                        .endsWith(
                                                "takes the bean 'stock' as its field stock, and"
                                                        + " that is a java.lang.String, no "
                                                        + Stock.class.getName()
                                                        + "."));
    }

    @Actor
    static class Unmarked extends Quiet {
        record Start(int start) {}

        Unmarked(Start start) {}
    }

    @Test
    void saysHowToMarkARecordThatASpawnShallGive() {
        StoppedStart.assertSays(
                Unmarked.class,
                "takes a %s as parameter 0 of its constructor, which is no bean."
                        .formatted(Unmarked.Start.class.getName()),
                "If it is what a spawn gives, take it in the constructor, marked with @Args, which"
                    + " is written @dev.actors.spring.Args where a record of that name hides it."
                    + " Else make it a bean.");
    }

    @Actor
    static class Sends extends Quiet {
        Sends(@Qualifier("spawnd") Address other) {}
    }

    @Test
    void namesTheActorsWhenAnAddressIsOfNone() {
        runner.withBean(Sends.class)
                .run(
                        context ->
                                assertThat(Analyses.of(context.getStartupFailure()))
                                        .satisfies(
                                                analysis ->
                                                        assertThat(analysis.getDescription())
                                                                .contains(
                                                                        Sends.class.getName(),
                                                                        "the address of an"
                                                                                + " actor")));
    }

    @Actor
    static class NoValue extends Quiet {
        NoValue(@Value("${shop.name}") String name) {}
    }

    @Actor
    static class OtherValue extends Quiet {
        @Value("${shop.floor:first}")
        int floor;
    }

    @Actor
    static class ValueInSetter extends Quiet {
        @Value("${shop.city}")
        void city(String city) {}
    }

    @ParameterizedTest
    @CsvSource({
        "ValueInSetter, ${shop.city}, parameter 0 of its method city, java.lang.String",
        "NoValue, ${shop.name}, parameter 0 of its constructor, java.lang.String",
        "OtherValue, ${shop.floor:first}, its field floor, int"
    })
    void namesTheTextOfAValue(String name, String text, String place, String type)
            throws Exception {
        StoppedStart.assertSays(
                Class.forName(MissingDependenciesTests.class.getName() + "$" + name),
                "has @Value(\"%s\") on %s, which cannot be resolved to a %s."
                        .formatted(text, place, type),
                "Set the property, or give a default: @Value(\"${name:default}\").");
    }

    private FailureAnalysis ofBoot(Throwable failure) {
        assertThat(failure).isNotNull();
        return Objects.requireNonNull(Analyses.ofBoot(failure, beans.get()));
    }
}
