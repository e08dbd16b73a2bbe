package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Analyses;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mistakes around the actors: in properties, and in beans that use them. */
class StartMistakesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsHttpAutoConfiguration.class));

    private static FailureAnalysis analysis(AssertableApplicationContext context) {
        FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
        assertThat(analysis).isNotNull();
        return analysis;
    }

    @ParameterizedTest
    @CsvSource({
        "actors.mailbox-capacity, 0",
        "actors.send-timeout, -1s",
        "actors.start-timeout, 0s",
        "actors.start-timeout, -1s",
        "actors.shutdown-timeout, -1s",
        "actors.kill-grace, -1s",
        "actors.http.connect-timeout, 0s",
        "actors.http.request-timeout, 0s",
        "actors.http.max-wait, 0s",
        "actors.http.poll-interval, 0s",
        "actors.http.queue-capacity, 0",
        "actors.http.max-reply-size, 0",
        "actors.http.max-reply-size, 2GB",
        "actors.http.peers.shop.url, ftp://shop",
        "actors.http.peers.shop.url, 10.0.0.7:8080",
        "actors.http.peers.shop.url, http://10.0.0.7/actors/",
        "actors.http.peers.shop.url, actor://10.0.0.7:1/2/3",
        "actors.web.guarded-paths, /orders"
    })
    void namesThePropertyWhenItsValueMakesNoSense(String key, String value) {
        runner.withPropertyValues(key + "=" + value)
                .run(
                        context ->
                                assertThat(analysis(context).getDescription())
                                        .startsWith("A property makes no sense. " + key));
    }

    @ParameterizedTest
    @CsvSource({
        "actors.web.base-path, actors",
        "actors.web.token, ' '",
        "actors.web.max-wait, 0s",
        "actors.web.topics.buffer, 0"
    })
    void namesThePropertyOfTheProtocol(String key, String value) {
        new WebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                ActorsAutoConfiguration.class, ActorsWebAutoConfiguration.class))
                .withPropertyValues(key + "=" + value)
                .run(
                        context -> {
                            FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis).isNotNull();
                            assertThat(analysis.getDescription()).contains(key);
                            assertThat(analysis.getAction()).startsWith("Correct its value");
                        });
    }

    @Test
    void keepsTheSecretWhenTheIdentityOfTheNodeIsNone() {
        runner.withPropertyValues("actors.node=hush")
                .run(
                        context ->
                                assertThat(analysis(context).getDescription())
                                        .contains("actors.node", "COOKIE@HOST:PORT")
                                        .doesNotContain("hush"));
    }

    @Actor("till")
    static class Till {
        @Receive
        void add(Integer amount) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class WantsInstance {
        @Bean
        Object shop(Till till) {
            return till;
        }
    }

    @Test
    void saysHowAnActorIsReachedWhenAnInstanceIsAskedFor() {
        runner.withBean(Till.class)
                .withUserConfiguration(WantsInstance.class)
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context);
                            assertThat(analysis.getDescription())
                                    .contains("method shop", Till.class.getName());
                            assertThat(analysis.getAction()).contains("Address", "Actors.spawn");
                        });
    }

    @Configuration(proxyBeanMethods = false)
    static class SpawnsEarly {
        @Bean
        Object early(Actors actors) {
            return actors.spawn(Till.class);
        }
    }

    @Test
    void saysWhenTheNodeOpensWhenABeanSpawnsBefore() {
        runner.withBean(Till.class)
                .withUserConfiguration(SpawnsEarly.class)
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context);
                            assertThat(analysis.getDescription()).startsWith("The bean 'early'");
                            assertThat(analysis.getAction()).contains("ApplicationRunner");
                        });
    }

    @Configuration(proxyBeanMethods = false)
    static class MakesActor {
        @Bean
        Till madeTill() {
            return new Till();
        }
    }

    @Test
    void refusesAnActorOfABeanMethodByWhichNoActorWouldBeMade() {
        runner.withUserConfiguration(MakesActor.class)
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context);
                            assertThat(analysis.getDescription()).contains("'madeTill'");
                            assertThat(analysis.getAction()).contains("@Import");
                        });
    }

    @Actor("purse")
    static class Purse {

        record Contents(@DefaultValue("0") int smallCoins, @Name("notes") List<String> bills) {}

        Purse(@Args Contents contents) {}

        @Receive
        void add(Integer amount) {}
    }

    private ApplicationContextRunner checkingArguments() {
        return runner.withConfiguration(
                        AutoConfigurations.of(ActorsBehaviorPropertiesAutoConfiguration.class))
                .withBean(Till.class)
                .withBean(Purse.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "till.args.coins | takes no arguments",
                "purse.args.small-coin | Known arguments: smallCoins, notes.",
                "purse.args.bills[0] | Known arguments: smallCoins, notes."
            })
    void refusesAnArgumentThatTheBehaviourDoesNotTake(String key, String remedy) {
        checkingArguments()
                .withPropertyValues("actors.behaviors." + key + "=1")
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context);
                            assertThat(analysis.getDescription()).contains(key);
                            assertThat(analysis.getAction()).contains(remedy);
                        });
    }

    @Test
    void refusesAnIdleTimeOfABehaviourThatIsNotReachedByKeys() {
        runner.withBean(Till.class)
                .withPropertyValues("actors.behaviors.till.idle=5m")
                .run(
                        context ->
                                assertThat(analysis(context).getDescription())
                                        .startsWith(
                                                "A property makes no sense."
                                                        + " actors.behaviors.till.idle: "));
    }

    @Test
    void letsArgumentsBeInAllTheirForms() {
        checkingArguments()
                .withPropertyValues(
                        "actors.behaviors.purse.args.small_coins=1",
                        "actors.behaviors.purse.args.notes[0]=ten")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "PURSE_ARGS_SMALLCOINS, many, args.small-coins is not of the type it should have: 'many'.",
        "PURSE_ARGS_BILLS, 1, There is no args.bills.",
        "TILL_ARGS_COINS, 1, Behaviour 'till' takes no arguments."
    })
    void refusesArgumentsThatCouldFitNoSpawn(String variable, String value, String why) {
        checkingArguments()
                .withInitializer(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(
                                                new SystemEnvironmentPropertySource(
                                                        "test-systemEnvironment",
                                                        Map.of(
                                                                "ACTORS_BEHAVIORS_" + variable,
                                                                value))))
                .run(
                        context ->
                                assertThat(analysis(context).getDescription())
                                        .contains(".args.* that do not fit: ")
                                        .endsWith(why));
    }

    @Actor("wallet")
    static class Wallet {

        record Money(int amount, String currency) {
            Money {
                Objects.requireNonNull(currency);
            }
        }

        Wallet(@Args Money money) {}

        @Receive
        void add(Integer amount) {}
    }

    @Test
    void leavesToTheSpawnWhatAllArgumentsTogetherMustBe() {
        runner.withBean(Wallet.class)
                .withPropertyValues("actors.behaviors.wallet.args.amount=1")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
