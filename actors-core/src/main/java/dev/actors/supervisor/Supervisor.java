package dev.actors.supervisor;

import dev.actors.ActorSpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The description of a supervisor: an actor that starts other actors, restarts them when they crash
 * and ends them when it ends (OTP Design Principles, "Supervisor Behaviour"). Immutable; one
 * description may be run many times.
 *
 * <pre>{@code
 * Address root = node.start(
 *         Supervisor.of(Strategy.REST_FOR_ONE)
 *                 .intensity(3, Duration.ofSeconds(10))
 *                 .child("store", ActorSpec.process(Store::run))
 *                 .child("reader", ActorSpec.process(Reader::run))
 *                 .spec());
 * }</pre>
 *
 * <p><b>Start.</b> The supervisor has started when its children have, one after another in the
 * order given. If one fails to, those before it are stopped, latest first, and the supervisor's
 * start fails with an {@link dev.actors.ActorStartException} whose cause names the child.
 *
 * <p><b>Restart.</b> A child keeps its address, names, links and mailbox over its restart; what is
 * sent to it meanwhile is kept. A group is suspended, latest first, each within its shutdown
 * time-out, and restarted in start order, each when the one before has started; a failure during
 * that counts like any other and begins it anew. A temporary child that is in a group is stopped
 * and not restarted. A child that somebody stops has ended for good, whatever its restart type: it
 * stays listed without an address, unless it is temporary, and a group restart does not bring it
 * back.
 *
 * <p><b>Escalation.</b> If the children would be restarted more often than the intensity allows,
 * the supervisor stops all, latest first, and ends with a {@link dev.actors.RestartLimitException}.
 * A supervisor above it then restarts it or gives up in turn.
 *
 * <p><b>End.</b> A supervisor that is stopped stops its children first, latest first, each waited
 * for before the next, however long that takes: each has its own shutdown time-out. One that is
 * killed, or crashes, kills them at once. No child outlives its supervisor.
 */
public final class Supervisor {

    /** OTP's {@code infinity}: the children's own time-outs bound how long a stop takes. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(36_500);

    private final Strategy strategy;
    private final RestartPolicy limits;
    private final List<ChildSpec> children;

    private Supervisor(Strategy strategy, RestartPolicy limits, List<ChildSpec> children) {
        this.strategy = strategy;
        this.limits = limits;
        this.children = children;
    }

    /**
     * A supervisor without children, with OTP's limit: one restart within 5 seconds, at once.
     *
     * @param strategy who is restarted when a child ends
     * @return the description
     */
    public static Supervisor of(Strategy strategy) {
        return new Supervisor(strategy, RestartPolicy.otp(RestartType.PERMANENT), List.of());
    }

    /**
     * Limits the restarts of all children together. A group that is restarted together counts once.
     *
     * @param restarts how many are allowed within a period; zero for none
     * @param period the length of the window, which slides; more than zero
     * @return a changed copy
     */
    public Supervisor intensity(int restarts, Duration period) {
        return limits(restarts, period, limits.minBackoff(), limits.maxBackoff());
    }

    /**
     * Puts restarts off, ever longer while they come one after another. Each delay is spread by a
     * fifth to either side, so that what crashed together does not come back together.
     *
     * @param min the delay of the first restart; it doubles for each further one within the period
     * @param max the longest delay
     * @return a changed copy
     */
    public Supervisor backoff(Duration min, Duration max) {
        return limits(limits.intensity(), limits.period(), min, max);
    }

    private Supervisor limits(int restarts, Duration period, Duration min, Duration max) {
        return new Supervisor(
                strategy, new RestartPolicy(limits.type(), restarts, period, min, max), children);
    }

    /**
     * Adds a permanent child.
     *
     * @param id what the supervisor calls it
     * @param actor what to run
     * @return a changed copy
     * @throws IllegalArgumentException if another child has the id
     */
    public Supervisor child(String id, ActorSpec actor) {
        return child(new ChildSpec(id, actor, RestartType.PERMANENT));
    }

    /**
     * Adds a child, to be started after those added before.
     *
     * @param child what to start and restart
     * @return a changed copy
     * @throws IllegalArgumentException if another child has its id
     */
    public Supervisor child(ChildSpec child) {
        if (children.stream().anyMatch(other -> other.id().equals(child.id()))) {
            throw new IllegalArgumentException(
                    "Two children have the id '" + child.id() + "'. Give each its own.");
        }
        List<ChildSpec> more = new ArrayList<>(children);
        more.add(child);
        return new Supervisor(strategy, limits, List.copyOf(more));
    }

    /**
     * The supervisor as an actor, to be started, named, or made another supervisor's child. Its
     * behaviour is called {@code supervisor}.
     *
     * @return what to run
     */
    public ActorSpec spec() {
        return ActorSpec.process(self -> new SupervisorRun(self, this).run())
                .behaviorName("supervisor")
                .shutdownTimeout(AS_LONG_AS_IT_TAKES);
    }

    Strategy strategy() {
        return strategy;
    }

    /** How often and how soon; the type is each child's own. */
    RestartPolicy limits() {
        return limits;
    }

    List<ChildSpec> children() {
        return children;
    }
}
