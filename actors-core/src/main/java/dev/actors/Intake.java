package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox as its senders see it, with its bound.
 *
 * <p>Invariants. A message stands bare only over a mark under which the consumer holds nothing, and
 * not in a mailbox for a single message, where the same message pushed again would look as if it
 * were taken. A sender that has looked at the consumer's counters notes in its envelope how much
 * room there is, so that those who come after it need not look before it is used up: what is taken
 * meanwhile only makes more. So the bound is never exceeded and room is never denied, whatever
 * happens at the same time, but for what {@link Mailbox#putBack} says.
 */
abstract sealed class Intake extends Word permits Mailbox {

    /**
     * Pushes a message, if there is room.
     *
     * @return what the sender found, and so must do
     */
    Mark offer(Object message, @Nullable Origin origin, int capacity) {
        return offer(message, origin, capacity, origin == null && capacity > 1);
    }

    /**
     * The same.
     *
     * @param mayBeBare whether the message may stand in the word without an envelope
     */
    final Mark offer(Object message, @Nullable Origin origin, int capacity, boolean mayBeBare) {
        Envelope envelope = null;
        for (; ; ) {
            Object word = top();
            if (word == Mark.CLOSED) {
                return Mark.CLOSED;
            }
            int room = room(word, capacity);
            if (room == GONE) {
                continue;
            }
            if (room <= 0) {
                return Mark.FULL;
            }
            Object item = message;
            if (!mayBeBare || !(word instanceof Mark mark) || mark.depth > 0) {
                if (envelope == null) {
                    envelope = new Envelope(message, origin, false);
                }
                envelope.over(word, room - 1);
                item = envelope;
            }
            Mark found = replace(word, item);
            if (found != null) {
                return found;
            }
        }
    }

    /** Pushes a message that the bound does not concern. */
    Mark push(Envelope envelope) {
        for (; ; ) {
            Object word = top();
            if (word == Mark.CLOSED) {
                return Mark.CLOSED;
            }
            envelope.over(word, Envelope.room(word) - envelope.weight);
            Mark found = replace(word, envelope);
            if (found != null) {
                return found;
            }
        }
    }

    /**
     * Takes the mark of an idle consumer away; true if it was there and the caller now must run the
     * actor.
     */
    boolean rouse() {
        return top() instanceof Mark mark
                && mark.state == Mark.State.IDLE
                && replace(mark, Mark.RUNNING.holding(mark.depth)) != null;
    }

    /** The senders that wait for room. */
    final WaitingSenders senders(int capacity, Engine engine) {
        return saved().senders(this, capacity, engine);
    }

    final boolean hasRoom(int capacity) {
        return top() == Mark.CLOSED || size() < capacity;
    }

    /**
     * How many messages find room over a word; at least so many, if that is more than none. {@code
     * GONE} if another word stands there.
     */
    private int room(Object word, int capacity) {
        int known = Envelope.room(word);
        if (known > 0) {
            return known;
        }
        int free = capacity - Envelope.depth(word);
        if (free > 0) {
            return free;
        }
        int gone = takenOf(word);
        return gone == GONE ? GONE : free + gone;
    }
}
