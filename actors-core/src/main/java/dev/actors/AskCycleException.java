package dev.actors;

/**
 * An actor asked in a ring: each actor of the ring waits in an ask for the next one, and none could
 * ever answer. The ask that closes the ring fails with this at once, and what was asked is taken
 * back from the mailbox where it waits; the others go on, and end as those end that wait for this
 * actor.
 *
 * <p>An actor that waits in {@link ActorOperations#start} for another one to start is part of a
 * ring too, where that one asks before it has started: its ask fails, and not the start.
 *
 * <p>An actor waits for another one in this sense while it is inside {@link ActorOperations#ask} or
 * {@link ActorOperations#gather} of its own context, or of its node as long as it is no process,
 * its time is not up, and the ask it waits for is neither answered nor failed. Whom it waits for is
 * who has the ask now: the actor asked, or the one that the ask was forwarded to. Time-outs do not
 * matter otherwise: a ring fails although one of its asks might time out early and let that actor
 * answer.
 *
 * <p>What may still be answered is no part of a ring:
 *
 * <ul>
 *   <li>an ask whose {@link ActorContext#sender} somebody has asked for, or that a stage answers
 *       ({@link ActorContext#replyWhenDone}): that may be anybody. Use {@link ActorContext#reply}
 *       where that is enough, and rings through that actor are found;
 *   <li>an ask of an actor that receives, also in the midst of a handler, sends, or waits for an
 *       end or for room: it may answer next;
 *   <li>an ask of an actor that is being killed; one that is stopped waits on, for as long as its
 *       shutdown time-out.
 * </ul>
 *
 * <p>An actor that has passed an ask on is not expected to answer it as well. A ring is not found,
 * and ends by a time-out, where it leads over another node, where a process asks through {@link
 * Node} instead of its context, or where a {@link ActorContext#forward} closes it: nobody is about
 * to wait then.
 *
 * <p>If several asks close a ring at the same moment, one of them fails.
 */
public final class AskCycleException extends ActorException {

    private static final long serialVersionUID = 1L;

    AskCycleException(String message) {
        super(message, null);
    }
}
