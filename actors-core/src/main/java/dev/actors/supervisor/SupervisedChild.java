package dev.actors.supervisor;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Supervision;

import java.util.OptionalInt;

/**
 * One actor that a supervisor has started after a child specification.
 *
 * <p>The events come from the threads of the actor, and anybody may look at the restarts left; all
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
    private State state = State.UP;

    SupervisedChild(ChildSpec spec, Child actor, Address supervisor, RestartWindow window) {
        this.spec = spec;
        this.actor = actor;
        this.supervisor = supervisor;
        this.window = window;
    }

    @Override
    public void incarnationStarted() {
        actor.report(supervisor, new ChildEvent.Started(this));
    }

    @Override
    public void incarnationEnded(ExitReason reason) {
        actor.report(supervisor, new ChildEvent.Suspended(this, reason));
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
                        case ChildEvent.Suspended _ -> State.SUSPENDED;
                        case ChildEvent.Ended _ -> State.ENDED;
                    };
        }
    }

    void ended() {
        state = State.ENDED;
    }
}
