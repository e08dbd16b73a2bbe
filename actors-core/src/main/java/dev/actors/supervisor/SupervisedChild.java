package dev.actors.supervisor;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Supervision;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One actor that a supervisor has started after a child specification.
 *
 * <p>The events come from the threads of the actor, where a child that is restarted alone is
 * restarted too, within the limit of all children; and anybody may look at the restarts left. All
 * else, the state as the supervisor has heard of it included, belongs to the supervisor alone.
 */
final class SupervisedChild implements Supervision {

    private enum State {
        UP,
        SUSPENDED,
        ENDED
    }

    private final ChildSpec spec;
    private final Child actor;
    private final Address supervisor;
    private final RestartWindow window;
    private final boolean alone;
    private State state = State.UP;

    /**
     * Describes a child that has not started yet.
     *
     * @param alone whether it is restarted without others, and so without asking the supervisor
     */
    SupervisedChild(
            ChildSpec spec, Child actor, Address supervisor, RestartWindow window, boolean alone) {
        this.spec = spec;
        this.actor = actor;
        this.supervisor = supervisor;
        this.window = window;
        this.alone = alone;
    }

    @Override
    public void incarnationStarted() {
        if (!alone) {
            actor.report(supervisor, new ChildEvent.Started(this));
        }
    }

    @Override
    public void incarnationEnded(ExitReason reason) {
        if (!alone) {
            actor.report(supervisor, new ChildEvent.Suspended(this, reason));
            return;
        }
        boolean restarts = spec.restart().restartsAfter(reason);
        Duration delay = restarts ? window.spend(actor) : null;
        if (delay != null) {
            actor.restart(delay);
        } else {
            actor.report(supervisor, new ChildEvent.Over(this, reason, restarts));
        }
    }

    /**
     * What is left to all children together: the supervisor gives up with the one that needs more.
     */
    @Override
    public OptionalInt restartsLeft() {
        return window.leftOf(spec.restart(), actor);
    }

    ChildSpec spec() {
        return spec;
    }

    String id() {
        return spec.id();
    }

    Child actor() {
        return actor;
    }

    Address address() {
        return actor.address();
    }

    boolean isTemporary() {
        return spec.restart() == RestartType.TEMPORARY;
    }

    boolean isUp() {
        return state == State.UP;
    }

    boolean isSuspended() {
        return state == State.SUSPENDED;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    /** Its state follows what is heard of it; once it has ended for good, nothing changes that. */
    void note(ChildEvent event) {
        if (state != State.ENDED) {
            state =
                    switch (event) {
                        case ChildEvent.Started _ -> State.UP;
                        case ChildEvent.Suspended _, ChildEvent.Over _ -> State.SUSPENDED;
                        case ChildEvent.Ended _ -> State.ENDED;
                    };
        }
    }

    void ended() {
        state = State.ENDED;
    }
}
