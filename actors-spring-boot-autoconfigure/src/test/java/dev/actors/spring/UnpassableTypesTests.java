package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.autoconfigure.NodeBuilderCustomizer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

/** Replies and states that could never leave their actor. */
class UnpassableTypesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    static class Basket {}

    record Order(int id, Basket basket) {}

    record Crate(Map<String, List<Basket>> baskets) {}

    @Actor
    static class Replies {
        @Receive
        Basket pack(Integer number) {
            return new Basket();
        }
    }

    @Actor
    static class RepliesRecord {
        @Receive
        Order pack(Integer number) {
            return new Order(number, new Basket());
        }
    }

    @Actor
    static class RepliesLater {
        @Receive
        CompletableFuture<Optional<Basket>> pack(Integer number) {
            return CompletableFuture.completedFuture(Optional.of(new Basket()));
        }
    }

    @Actor
    static class RepliesMany {
        @Receive
        Map<String, List<Basket>> pack(Integer number) {
            return Map.of("all", List.of(new Basket()));
        }
    }

    @Actor
    static class RepliesRecordOfMany {
        @Receive
        Crate pack(Integer number) {
            return new Crate(Map.of("all", List.of(new Basket())));
        }
    }

    abstract static class Packs<T> {
        @Receive
        abstract T pack(Integer number);
    }

    @Actor
    static class Inherits extends Packs<Basket> {
        @Override
        Basket pack(Integer number) {
            return new Basket();
        }
    }

    @Actor
    static class Shows implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return self.receive();
        }

        @ActorState
        Basket pack() {
            return new Basket();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Replies, replies a, Basket, ",
        "RepliesRecord, replies a, Order, basket",
        "RepliesLater, replies a, Basket, ",
        "RepliesMany, replies a, Basket, ",
        "RepliesRecordOfMany, replies a, Crate, baskets",
        "Inherits, replies a, Basket, ",
        "Shows, shows a, Basket, "
    })
    void stopTheStart(String actor, String verb, String refused, @Nullable String at)
            throws Exception {
        Class<?> type = Class.forName(UnpassableTypesTests.class.getName() + "$" + actor);
        StoppedStart.assertSays(
                type,
                "%s %s in its method pack%s, which can neither be shared nor copied."
                        .formatted(
                                verb,
                                nested(refused),
                                at == null ? "" : ", with a " + nested("Basket") + " at " + at),
                "Make it a record of values, lists and maps, or register a MessageCopier for what"
                        + " it holds."
                        + (verb.equals("replies a")
                                ? " If nobody needs the reply, let the method return void."
                                : ""));
    }

    @Actor
    static class RepliesStream {
        @Receive
        Stream<String> pack(Integer number) {
            return Stream.of("a");
        }
    }

    @Actor
    static class RepliesPublisher {
        @Receive
        SubmissionPublisher<String> pack(Integer number) {
            throw new UnsupportedOperationException();
        }
    }

    @Actor
    static class RepliesStageOfStage {
        @Receive
        CompletionStage<Optional<CompletionStage<String>>> pack(Integer number) {
            throw new UnsupportedOperationException();
        }
    }

    @Actor
    static class ShowsStage implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return self.receive();
        }

        @ActorState
        CompletionStage<String> pack() {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RepliesStream, replies a, java.util.stream.Stream",
        "RepliesPublisher, replies a, java.util.concurrent.SubmissionPublisher",
        "RepliesStageOfStage, replies a, java.util.concurrent.CompletionStage",
        "ShowsStage, shows a, java.util.concurrent.CompletionStage"
    })
    void stopTheStartWhereTheyHoldNothingYet(String actor, String verb, String promise)
            throws Exception {
        StoppedStart.assertSays(
                Class.forName(nested(actor)),
                verb
                        + " "
                        + promise
                        + " in its method pack, which holds nothing that could be passed yet.",
                "Give the value itself, or the list of the values. A @Receive method may return a"
                        + " CompletionStage of it, such as the toFuture() of a Mono: that is waited"
                        + " for.");
    }

    private static String nested(String name) {
        return UnpassableTypesTests.class.getName() + "$" + name;
    }

    sealed interface Command {}

    record Good(int number) implements Command {}

    record Bad(int number, List<Delivery> deliveries) implements Command {}

    record Delivery(String to, Order order) {}

    @Actor
    static class Takes {
        @Receive
        void take(Bad bad) {}
    }

    @Actor
    static class TakesAllOfItsKind {
        @Receive
        void take(Command command) {}
    }

    @Actor(messages = Command.class)
    static class Names implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return self.receive();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Takes.class, TakesAllOfItsKind.class, Names.class})
    void nameTheMessageAndWhatIsAtFaultWithinIt(Class<?> actor) {
        StoppedStart.assertSays(
                actor,
                "takes a %s, with a %s at deliveries.order.basket, which can neither be shared nor"
                                .formatted(nested("Bad"), nested("Basket"))
                        + " copied.",
                "Make it a record of values, lists and maps, or register a MessageCopier for what"
                        + " it holds.");
    }

    @ParameterizedTest
    @ValueSource(classes = {Replies.class, RepliesRecord.class, RepliesMany.class, Shows.class})
    void arePassedWhereThereIsACopier(Class<?> actor) {
        runner.withBean(actor)
                .withBean(
                        NodeBuilderCustomizer.class,
                        () -> builder -> builder.copier(Basket.class, _ -> new Basket()))
                .run(context -> assertThat(context).hasNotFailed());
    }

    interface Parcel {}

    @Actor
    @SuppressWarnings("NonApiType") // the point is that such a type is no mistake
    static class RepliesWhatMayDo<T extends Comparable<T>> {
        @Receive
        ArrayList<String> list(Integer number) {
            return new ArrayList<>();
        }

        @Receive
        Parcel open(String text) {
            return new Parcel() {};
        }

        @Receive
        void nothing(Boolean any) {}

        @Receive
        CompletionStage<Void> nothingLater(Character any) {
            return CompletableFuture.completedFuture(null);
        }

        @Receive
        Map<?, ? super T> unknown(Long any) {
            return Map.of();
        }

        @Receive
        <E extends List<E>> List<E> leadsBack(Short any) {
            return List.of();
        }

        @ActorState
        LinkedHashMap<String, Object> state() {
            return new LinkedHashMap<>();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = RepliesWhatMayDo.class)
    void areOnlyThoseThatCertainlyAreRefused(Class<?> actor) {
        runner.withBean(actor).run(context -> assertThat(context).hasNotFailed());
    }
}
