package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One of all actors, as somebody sees it who looks at all of them: the figures of that moment, and
 * the rest as it is when it is asked for. It holds on to its actor, so it is not for keeping.
 * Nothing here blocks or stops an actor.
 */
public final class ActorGlance {

    private final Cell cell;
    private final int mailboxSize;
    private final long handled;

    ActorGlance(Cell cell) {
        this.cell = cell;
        mailboxSize = cell.mailbox.size();
        handled = cell.handled();
    }

    /**
     * Where it is reached.
     *
     * @return its address
     */
    public Address address() {
        return cell;
    }

    /**
     * Its number among all that the node has made, larger than that of an older one.
     *
     * @return the number that its address ends with
     */
    public long number() {
        return cell.id;
    }

    /**
     * The messages that were in its mailbox.
     *
     * @return how many
     */
    public int mailboxSize() {
        return mailboxSize;
    }

    /**
     * The messages that it had taken, over all restarts.
     *
     * @return how many
     */
    public long handled() {
        return handled;
    }

    /**
     * The name of its behaviour.
     *
     * @return {@code anonymous} for a function without one
     */
    public String behavior() {
        return cell.spec.behavior();
    }

    /**
     * The names it is registered under now.
     *
     * @return oldest first
     */
    public List<String> names() {
        return cell.names();
    }

    /**
     * What it is doing now.
     *
     * @return its status
     */
    public ActorStatus status() {
        return Activity.status(cell);
    }

    /**
     * How often it was restarted by now.
     *
     * @return how often
     */
    public int restarts() {
        Lifecycle life = cell.knownLife();
        return life == null ? 0 : life.restarts();
    }

    /**
     * The actor that spawned it.
     *
     * @return null if it was spawned from outside, or has ended by now
     */
    public @Nullable Address parent() {
        return cell.parent;
    }

    /**
     * All that is known of it now.
     *
     * @return what is known
     */
    public ActorInfo info() {
        return Activity.info(cell);
    }
}
