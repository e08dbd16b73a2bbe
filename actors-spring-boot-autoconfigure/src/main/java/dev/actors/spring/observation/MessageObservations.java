package dev.actors.spring.observation;

import dev.actors.MessageInterceptor;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;

import org.jspecify.annotations.Nullable;

/**
 * Observes the handling of each message, in the context of its sender: as a span below the sender's
 * where the application traces, with the sender's logging and security context on the thread.
 *
 * <p>The observation {@code actors.message} has the low-cardinality keys {@code behavior} and
 * {@code message.type}, the class of the message. Content, addresses and names are never in it.
 */
public final class MessageObservations implements MessageInterceptor {

    private static final String NAME = "actors.message";

    private final ObservationRegistry registry;
    private final ThreadContexts contexts;

    /**
     * Observations in a registry.
     *
     * @param registry the registry
     * @param contexts carries what belongs to threads
     */
    public MessageObservations(ObservationRegistry registry, ThreadContexts contexts) {
        this.registry = registry;
        this.contexts = contexts;
    }

    @Override
    public @Nullable Object capture() {
        return contexts.capture();
    }

    @Override
    public Handling begin(Object message, String behavior, @Nullable Object captured) {
        Runnable restore = contexts.restore(captured);
        try {
            return observe(typeOf(message), behavior, restore);
        } catch (Throwable e) {
            restore.run();
            throw e;
        }
    }

    private Handling observe(String type, String behavior, Runnable restore) {
        Observation observation =
                Observation.createNotStarted(NAME, registry)
                        .contextualName(behavior + " " + type)
                        .lowCardinalityKeyValue("behavior", behavior)
                        .lowCardinalityKeyValue("message.type", type)
                        .start();
        ObservationView parent = observation.getContextView().getParentObservation();
        if (parent != null) {
            Part.FOLLOWED.note(parent.getContextView());
        }
        Observation.Scope scope = observation.openScope();
        return failure -> {
            try (Closing _ = restore::run;
                    Closing _ = () -> stop(observation);
                    scope) {
                if (failure != null) {
                    observation.error(failure);
                }
            }
        };
    }

    /** Forgets where an observation came from, once it has ended and another one came from it. */
    private enum Part {
        ENDED,
        FOLLOWED;

        /** Notes that a part is over; whoever notes the second one cuts. */
        void note(Observation.ContextView of) {
            if (of instanceof Observation.Context context && NAME.equals(context.getName())) {
                context.put(this, this);
                if (context.containsKey(ENDED) && context.containsKey(FOLLOWED)) {
                    context.setParentObservation(null);
                }
            }
        }
    }

    private static void stop(Observation observation) {
        observation.stop();
        Part.ENDED.note(observation.getContextView());
    }

    /** Comes to its turn, whatever the one before it throws. */
    @FunctionalInterface
    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private static String typeOf(Object message) {
        String name = message.getClass().getSimpleName();
        return name.isEmpty() ? "anonymous" : name;
    }
}
