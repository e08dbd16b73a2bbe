package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A message in a mailbox with what is to be known of it. A message of which nothing is to be known
 * may stand in a mailbox bare; an <i>item</i> is an envelope or such a message.
 */
final class Envelope {

    final Object message;
    private final @Nullable Origin origin;

    /** Whether the bound does not concern it. */
    final boolean exempt;

    /** What it counts in the mailbox's size. */
    final byte weight;

    /** How many messages there are in its chain, with it, and in the mark below. */
    private int depth;

    /** How many messages more are known to find room, if they come in this epoch. */
    private short room;

    /** The item pushed before it; null at the bottom of its chain. */
    private @Nullable Object older;

    Envelope(Object message, @Nullable Origin origin, boolean exempt) {
        this.message = message;
        this.origin = origin;
        this.exempt = exempt;
        weight = (byte) (message instanceof KernelMessage ? 0 : 1);
    }

    /** The depth of what stands in a mailbox's word. */
    static int depth(Object word) {
        if (word instanceof Envelope envelope) {
            return envelope.depth;
        }
        return word instanceof Mark mark ? mark.depth : 1;
    }

    static int weight(Object item) {
        return item instanceof Envelope envelope ? envelope.weight : 1;
    }

    /** How many messages more are known to find room over what stands in a mailbox's word. */
    static int room(Object word) {
        return word instanceof Envelope envelope ? envelope.room : 0;
    }

    /**
     * Is pushed over what stands in a mailbox's word.
     *
     * @param left how many messages more find room then
     */
    void over(Object word, int left) {
        depth = depth(word) + weight;
        room = (short) Math.clamp(left, 0, Short.MAX_VALUE);
        older = word instanceof Mark ? null : word;
    }

    /** The item below another one in its chain; null if there is none. */
    static @Nullable Object older(Object item) {
        return item instanceof Envelope envelope ? envelope.older : null;
    }

    /** The same, and cuts the chain there. */
    static @Nullable Object cut(Object item) {
        Object older = older(item);
        if (older != null) {
            ((Envelope) item).older = null;
        }
        return older;
    }

    /** An item as a consumer keeps it: bare, if nothing is to be known of the message. */
    static Object kept(Object item) {
        return item instanceof Envelope envelope && envelope.origin == null && !envelope.exempt
                ? envelope.message
                : item;
    }

    static Object message(Object item) {
        return item instanceof Envelope envelope ? envelope.message : item;
    }

    /** The ask that an item brings, if it is one. */
    static @Nullable Ask ask(Object item) {
        return ownOrigin(item) instanceof Ask ask ? ask : null;
    }

    /** Where an item comes from, whether or not it is stamped. */
    private static @Nullable Origin ownOrigin(Object item) {
        Origin origin = item instanceof Envelope envelope ? envelope.origin : null;
        return origin instanceof Stamp stamp ? stamp.origin() : origin;
    }

    /** The stamp of an item, if it has one. */
    static @Nullable Stamp stamp(Object item) {
        return item instanceof Envelope envelope && envelope.origin instanceof Stamp stamp
                ? stamp
                : null;
    }

    /** Whom an item comes from, as far as that is known. */
    static @Nullable Address sender(Object item) {
        return item instanceof Envelope envelope && envelope.origin != null
                ? envelope.origin.sender(envelope.message)
                : null;
    }

    static boolean isStale(Object item, Incarnation receiver) {
        return item instanceof Envelope envelope
                && envelope.origin != null
                && envelope.origin.isStaleFor(receiver);
    }

    /** The receiver has taken an item. */
    static void taken(Object item) {
        if (item instanceof Envelope envelope && envelope.origin != null) {
            envelope.origin.taken(envelope.message);
        }
    }

    /** Tells whether the kernel made an item: nobody misses it when its receiver is dead. */
    static boolean isSignal(Object item) {
        Origin origin = ownOrigin(item);
        return message(item) instanceof KernelMessage
                || (origin != null && !(origin instanceof Ask));
    }

    static String messageType(Object item) {
        return typeOf(message(item));
    }

    static String typeOf(Object message) {
        String name = message.getClass().getSimpleName();
        return name.isEmpty() ? message.getClass().getName() : name;
    }
}
