package dev.actors.supervisor;

import dev.actors.ActorOperations;
import dev.actors.ActorStartException;
import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What can be asked of a running supervisor: the functions of OTP's module {@code supervisor}.
 *
 * <p>Each call is an ask and waits for its answer, which may take as long as a child takes to start
 * or to stop. A child must not call its own supervisor while it starts or stops: the supervisor
 * waits for it then. All calls throw what {@link ActorOperations#ask} throws, among it a {@link
 * dev.actors.Refusal} where the supervisor says no, and a {@link dev.actors.DeadActorException} if
 * the supervisor is dead or ends meanwhile.
 */
public final class SupervisorClient {

    private final ActorOperations caller;
    private final Address supervisor;
    private final Duration timeout;

    /**
     * A client of one supervisor.
     *
     * @param caller who asks: a node, or an actor through its context, whose client is its own
     *     alone
     * @param supervisor the supervisor
     * @param timeout how long each call waits at most
     */
    public SupervisorClient(ActorOperations caller, Address supervisor, Duration timeout) {
        this.caller = caller;
        this.supervisor = supervisor;
        this.timeout = timeout;
    }

    /**
     * Starts a further child, behind all others: OTP's {@code start_child}.
     *
     * @param child what to start and restart
     * @return its address, once it has started
     * @throws dev.actors.Refusal if there is a child of that id, running or not
     * @throws ActorStartException if it did not start; then the supervisor has forgotten it
     */
    public Address startChild(ChildSpec child) {
        return started(new ChildCommand.Start(child));
    }

    /**
     * Stops a child for good: OTP's {@code terminate_child}. It stays listed, to be restarted or
     * deleted, unless it is temporary. Does nothing if it has ended already.
     *
     * @param id which child
     * @throws dev.actors.Refusal if there is no such child
     */
    public void terminateChild(String id) {
        ask(new ChildCommand.Terminate(id));
    }

    /**
     * Starts a child that has ended for good anew, in its old place: OTP's {@code restart_child}.
     *
     * @param id which child
     * @return its new address, once it has started
     * @throws dev.actors.Refusal if there is no such child, or it has not ended
     * @throws ActorStartException if it did not start
     */
    public Address restartChild(String id) {
        return started(new ChildCommand.Restart(id));
    }

    /**
     * Makes the supervisor forget a child that has ended for good: OTP's {@code delete_child}.
     *
     * @param id which child
     * @throws dev.actors.Refusal if there is no such child, or it has not ended
     */
    public void deleteChild(String id) {
        ask(new ChildCommand.Delete(id));
    }

    /**
     * Lists the children: OTP's {@code which_children}.
     *
     * @return all that the supervisor knows, in start order
     */
    public List<ChildInfo> whichChildren() {
        List<?> children = (List<?>) Objects.requireNonNull(ask(new ChildCommand.Which()));
        return children.stream().map(ChildInfo.class::cast).toList();
    }

    /**
     * Counts the children: OTP's {@code count_children}.
     *
     * @return how many there are, and how many run
     */
    public ChildCounts countChildren() {
        return (ChildCounts) Objects.requireNonNull(ask(new ChildCommand.Count()));
    }

    private Address started(ChildCommand command) {
        Object answer = ask(command);
        if (answer instanceof ActorStartException failure) {
            throw failure;
        }
        return (Address) Objects.requireNonNull(answer);
    }

    private @Nullable Object ask(ChildCommand command) {
        return caller.ask(supervisor, command, timeout);
    }
}
