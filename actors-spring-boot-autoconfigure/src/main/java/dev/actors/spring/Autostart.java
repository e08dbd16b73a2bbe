package dev.actors.spring;

import dev.actors.ActorSpec;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.Node;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Starts actors with the application, and says what to do where one does not start. */
final class Autostart {

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final Duration timeout;

    Autostart(Node node, BehaviorRegistry behaviors, Duration timeout) {
        this.node = node;
        this.behaviors = behaviors;
        this.timeout = timeout;
    }

    /** Starts them one after another, each as soon as the one before it has started. */
    void start(List<BehaviorDefinition> behaviors) {
        behaviors.forEach(this::start);
    }

    /** Starts an actor under the name of its behaviour, and returns when it has started. */
    private void start(BehaviorDefinition behavior) {
        CompletableFuture<Address> start = node.startAsync(spec(behavior).name(behavior.name()));
        try {
            Address unused = start.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ActorStartException failure) {
                throw failed(behavior, failure);
            }
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(
                            "'" + behavior.name() + "' did not start", e.getCause());
        } catch (TimeoutException e) {
            throw late(behavior, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActorStartException(
                    "Interrupted while '" + behavior.name() + "' started with the application.", e);
        }
    }

    private ActorSpec spec(BehaviorDefinition behavior) {
        try {
            return behaviors.spec(behavior, behaviors.bindArguments(behavior, Map.of()));
        } catch (ArgumentsException e) {
            throw e.asMistakeOf(behavior, "starts with the application");
        }
    }

    private AutostartException late(BehaviorDefinition behavior, TimeoutException e) {
        List<StackTraceElement> stack =
                node.whereis(behavior.name()).map(node::stack).orElse(List.of());
        node.whereis(behavior.name()).ifPresent(node::terminate);
        String failure =
                "has not started within "
                        + timeout.toMillis()
                        + " ms."
                        + place("It is at ", stack, behavior);
        return new AutostartException(
                behavior,
                failure,
                "In process style it has started when it receives, or calls self.ready(); in"
                    + " handler style when it is constructed and its @OnStart method has returned."
                    + " Do there only what is needed to begin, or raise actors.start-timeout.",
                new ActorStartException("'" + behavior.name() + "' " + failure, e));
    }

    private static AutostartException failed(BehaviorDefinition behavior, ActorStartException e) {
        Throwable thrown = e.getCause();
        String failure =
                thrown == null
                        ? "was ended before it had started."
                        : "threw a "
                                + sentence(thrown)
                                + place("It came from ", trace(thrown), behavior)
                                + origin(thrown);
        return new AutostartException(
                behavior,
                failure,
                "Mend what its constructor, its @OnStart method or, in process style, its code"
                        + " before the first receive does or needs; or spawn it when it can start,"
                        + " with autostart = false.",
                e);
    }

    private static List<StackTraceElement> trace(Throwable thrown) {
        return Arrays.asList(thrown.getStackTrace());
    }

    /** The first cause of all, since those between wrap it. */
    private static String origin(Throwable thrown) {
        Throwable first =
                Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                        .limit(100)
                        .reduce(thrown, (_, cause) -> cause);
        return first == thrown ? "" : " Its cause was a " + sentence(first);
    }

    private static String sentence(Throwable end) {
        String text = end.toString();
        return text.endsWith(".") ? text : text + ".";
    }

    /** Where in the actor's own code that is, if anywhere. */
    private static String place(
            String words, List<StackTraceElement> stack, BehaviorDefinition behavior) {
        String actor = behavior.actor().getName();
        return stack.stream()
                .filter(
                        call ->
                                call.getClassName().equals(actor)
                                        || call.getClassName().startsWith(actor + "$"))
                .findFirst()
                .map(call -> " " + words + call + ".")
                .orElse("");
    }
}
