package dev.actors.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.ProcessFunction;
import dev.actors.spring.Patience;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What of a sender's thread is there where its message is handled, and the span of that. */
class MessageObservationsTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final Node node =
            Node.builder("c@h:1")
                    .interceptor(new MessageObservations(registry, ThreadContexts.of(true)))
                    .open();

    /** What a handler finds on its thread. */
    private record Seen(
            String user, String order, Observation span, @Nullable ObservationView parent) {

        static Seen here(TestObservationRegistry registry) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            Observation span = registry.getCurrentObservation();
            return new Seen(
                    authentication == null ? null : authentication.getName(),
                    MDC.get("order"),
                    span,
                    span == null ? null : span.getContextView().getParentObservation());
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    /** Notes what it finds at each message. */
    private Address witness() {
        return node.start(
                ActorSpec.behavior(
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            seen.add(Seen.here(registry));
                                            if (message instanceof Integer) {
                                                throw new IllegalStateException("on request");
                                            }
                                            self.reply("seen");
                                            return Behavior.same();
                                        }))
                        .behaviorName("witness"));
    }

    private Address process(ProcessFunction function) {
        return node.start(ActorSpec.process(function).behaviorName("process"));
    }

    private Seen next() {
        return Patience.next(seen);
    }

    /** Does something as a request does: as a user, with a logging context, within a span. */
    private Observation inRequest(Runnable action) {
        Observation request = Observation.start("request", registry);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("ann", "n/a"));
        MDC.put("order", "42");
        try (Observation.Scope _ = request.openScope()) {
            action.run();
        } finally {
            request.stop();
            MDC.clear();
            SecurityContextHolder.clearContext();
        }
        return request;
    }

    private void isOfTheRequest(Seen found, Observation request) {
        assertThat(found.user()).isEqualTo("ann");
        assertThat(found.order()).isEqualTo("42");
        assertThat(found.span()).isNotNull();
        assertThat(found.parent()).isEqualTo(request);
    }

    @Test
    void aSendTakesTheContextAlong() {
        Address witness = witness();
        Observation request = inRequest(() -> node.send(witness, "x"));

        isOfTheRequest(next(), request);
    }

    @Test
    void aMessageThatIsPassedOnForEverDoesNotKeepWhatCameBefore() {
        Address passing =
                node.start(
                        ActorSpec.behavior(
                                Behavior.of(
                                        Integer.class,
                                        (self, left) -> {
                                            seen.add(Seen.here(registry));
                                            if (left > 0) {
                                                self.send(self.address(), left - 1);
                                            }
                                            return Behavior.same();
                                        })));
        inRequest(() -> node.send(passing, 20));
        Seen last = next();
        for (int i = 0; i < 20; i++) {
            last = next();
        }

        int ancestors = 0;
        for (ObservationView view = last.span();
                view != null;
                view = view.getContextView().getParentObservation()) {
            ancestors++;
        }
        assertThat(ancestors).isBetween(2, 3);
    }

    @Test
    void aHandlerOfObservationsThatFailsLeavesNothingOnTheThread() {
        MessageObservations observations =
                new MessageObservations(registry, ThreadContexts.of(true));
        List<Object> captured = new ArrayList<>();
        inRequest(() -> captured.add(observations.capture()));
        registry.observationConfig().observationHandler(new Failing());

        failing = Failing.At.START;
        assertThatThrownBy(() -> observations.begin("x", "b", captured.getFirst()))
                .hasMessage("no exporter");
        assertThat(Seen.here(registry)).isEqualTo(new Seen(null, null, null, null));

        for (Failing.At at : List.of(Failing.At.ERROR, Failing.At.STOP)) {
            failing = null;
            var handling = observations.begin("x", "b", captured.getFirst());
            assertThat(Seen.here(registry).user()).isEqualTo("ann");
            failing = at;
            assertThatThrownBy(() -> handling.end(new IllegalStateException("crash")))
                    .hasMessage("no exporter");
            assertThat(Seen.here(registry).user()).as("%s", at).isNull();
            assertThat(Seen.here(registry).order()).as("%s", at).isNull();
        }
    }

    private Failing.@Nullable At failing;

    /** An exporter that is broken. */
    private final class Failing implements ObservationHandler<Observation.Context> {
        enum At {
            START,
            ERROR,
            STOP
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private void at(At now) {
            if (failing == now) {
                throw new IllegalStateException("no exporter");
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            at(At.START);
        }

        @Override
        public void onError(Observation.Context context) {
            at(At.ERROR);
        }

        @Override
        public void onStop(Observation.Context context) {
            at(At.STOP);
        }
    }

    @Test
    void anAskTakesTheContextAlongAndLeavesTheAskersAsItIs() {
        Address witness = witness();
        Observation request =
                inRequest(
                        () -> {
                            node.ask(witness, "x", SOON);
                            assertThat(MDC.get("order")).isEqualTo("42");
                        });

        isOfTheRequest(next(), request);
    }

    @Test
    void aTimerTakesTheContextAlongFromWhereItWasSet() {
        Address witness = witness();
        Observation request = inRequest(() -> node.sendAfter(Duration.ofMillis(1), witness, "x"));

        isOfTheRequest(next(), request);
    }

    @Test
    void anActorPassesTheContextOnBelowItsOwnSpan() {
        Address witness = witness();
        Address process =
                process(
                        self -> {
                            Object message = self.receive();
                            seen.add(Seen.here(registry));
                            self.send(witness, message);
                            return null;
                        });
        Observation request = inRequest(() -> node.send(process, "x"));

        Seen first = next();
        Seen second = next();
        isOfTheRequest(first, request);
        assertThat(second.user()).isEqualTo("ann");
        assertThat(second.order()).isEqualTo("42");
        assertThat(second.parent()).isEqualTo(first.span());
    }

    @Test
    void nothingIsLeftForTheNextMessage() {
        Address witness = witness();
        inRequest(() -> node.ask(witness, "x", SOON));
        node.ask(witness, "y", SOON);

        next();
        Seen second = next();
        assertThat(second.user()).isNull();
        assertThat(second.order()).isNull();
        assertThat(second.parent()).isNull();
    }

    /** A message without a context, and one of the node's own. */
    @Test
    void whatAHandlerPutsOnItsThreadIsNotThereForTheNextMessage() {
        Address dead = node.spawn(_ -> null);
        Address careless =
                process(
                        self -> {
                            for (int i = 0; i < 3; i++) {
                                Object message = self.receive();
                                seen.add(Seen.here(registry));
                                SecurityContextHolder.getContext()
                                        .setAuthentication(
                                                new TestingAuthenticationToken("root", "n/a"));
                                MDC.put("order", "own");
                                if (message.equals("watch")) {
                                    self.monitor(dead);
                                }
                            }
                            return null;
                        });
        node.send(careless, "watch");
        node.send(careless, "look");

        for (int i = 0; i < 3; i++) {
            Seen found = next();
            assertThat(found.user()).isNull();
            assertThat(found.order()).isNull();
        }
    }

    @Test
    void aSpanHasTheBehaviourAndTheTypeAndNoContent() {
        Address witness = witness();
        node.send(witness, "secret content");
        next();
        node.stop(witness);
        Patience.of(node.termination(witness));

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasNameEqualTo("actors.message")
                .hasContextualNameEqualTo("witness String")
                .hasOnlyKeys("behavior", "message.type")
                .hasLowCardinalityKeyValue("behavior", "witness")
                .hasLowCardinalityKeyValue("message.type", "String")
                .hasBeenStarted()
                .hasBeenStopped();
    }

    @Test
    void aCrashIsTheSpansError() {
        Address witness = witness();
        node.send(witness, 1);
        next();
        Patience.of(node.termination(witness));

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasError()
                .hasBeenStopped();
    }

    @Test
    void aHandlerWithoutALoggingContextHasNoneToPropagate() {
        try (Node plain =
                Node.builder("c@h:2")
                        .interceptor(new MessageObservations(registry, ThreadContexts.of(false)))
                        .open()) {
            Address actor =
                    plain.start(
                            ActorSpec.process(
                                    self -> {
                                        Object message = self.receive();
                                        seen.add(Seen.here(registry));
                                        return message;
                                    }));
            inRequest(() -> plain.send(actor, List.of()));
            Seen found = next();
            assertThat(found.user()).isEqualTo("ann");
            assertThat(found.order()).isNull();
        }
    }
}
