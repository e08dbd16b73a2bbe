package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A mailbox whose senders drop the oldest message when it is full.
 *
 * <p>Invariant: the queue is touched under this object's monitor only, since senders reach into it
 * too; a message that a sender has dropped is marked, so that the consumer does not take it.
 */
final class DroppingMailbox extends Mailbox {

    DroppingMailbox(int capacity) {
        super(capacity);
    }

    @Override
    synchronized @Nullable Envelope after(@Nullable Envelope envelope) {
        return super.after(envelope);
    }

    @Override
    synchronized @Nullable Envelope known(@Nullable Envelope envelope) {
        return super.known(envelope);
    }

    @Override
    synchronized boolean refill() {
        return super.refill();
    }

    @Override
    synchronized boolean remove(Envelope envelope) {
        return super.remove(envelope);
    }

    @Override
    synchronized void putBack(Envelope envelope, @Nullable Envelope before) {
        super.putBack(envelope, before);
    }

    @Override
    synchronized boolean idle(@Nullable Envelope seen) {
        return super.idle(seen);
    }

    @Override
    synchronized boolean park(@Nullable Envelope seen) {
        return super.park(seen);
    }

    @Override
    synchronized List<Envelope> close() {
        return super.close();
    }

    @Override
    synchronized @Nullable Envelope dropOldest() {
        return super.dropOldest();
    }
}
