package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A mailbox whose senders drop the oldest message when it is full.
 *
 * <p>Invariant: everything is done under this object's monitor, since senders reach into the
 * consumer's part of it too; a candidate that a sender has dropped cannot be taken.
 */
final class DroppingMailbox extends Mailbox {

    @Override
    synchronized Mark offer(Object message, @Nullable Origin origin, int capacity) {
        return offer(message, origin, capacity, false);
    }

    @Override
    synchronized Mark push(Envelope envelope) {
        return super.push(envelope);
    }

    @Override
    synchronized int size() {
        return super.size();
    }

    @Override
    synchronized @Nullable Object take() {
        return super.take();
    }

    @Override
    synchronized void putBack(Object item) {
        super.putBack(item);
    }

    @Override
    synchronized void retry() {
        super.retry();
    }

    @Override
    synchronized void search(@Nullable Object what, @Nullable Object who) {
        super.search(what, who);
    }

    /** The search tests one item after another, and not under the monitor. */
    @Override
    @Nullable Object find(Search search) {
        Object candidate = candidate();
        while (candidate != null && !wants(search, candidate)) {
            reject(candidate);
            candidate = candidate();
        }
        return candidate;
    }

    @Override
    synchronized @Nullable Object candidate() {
        return super.candidate();
    }

    @Override
    synchronized void reject(Object candidate) {
        super.reject(candidate);
    }

    @Override
    synchronized boolean take(Object candidate) {
        return super.take(candidate);
    }

    @Override
    synchronized boolean fetch() {
        return super.fetch();
    }

    @Override
    synchronized boolean idle() {
        return super.idle();
    }

    @Override
    synchronized boolean park(Mark parked) {
        return super.park(parked);
    }

    @Override
    synchronized void unpark() {
        super.unpark();
    }

    @Override
    synchronized boolean rouse() {
        return super.rouse();
    }

    @Override
    synchronized List<Object> close() {
        return super.close();
    }

    @Override
    synchronized @Nullable Object dropOldest() {
        return super.dropOldest();
    }
}
