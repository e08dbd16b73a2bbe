package dev.actors.test;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a probe has taken from its mailbox.
 *
 * @param message the message that was wanted; null if none came in time
 * @param asker who waits for its answer, if somebody does
 * @param passedOver what was taken before it
 * @param behind what waits behind it
 */
record Taken(
        @Nullable Object message,
        @Nullable Address asker,
        List<Object> passedOver,
        List<Object> behind) {

    /** Takes messages until one is wanted. */
    static Taken from(Puppet.Hand hand, Predicate<Object> wanted) {
        List<Object> passedOver = new ArrayList<>();
        Object message = hand.next(_ -> true);
        while (message != null && !wanted.test(message)) {
            passedOver.add(message);
            message = hand.next(_ -> true);
        }
        Address asker = message == null ? null : hand.self().sender();
        return new Taken(message, asker, passedOver, hand.waiting());
    }

    /** The message and what waits behind it, for the text of a failure. */
    String text() {
        return Texts.of(message)
                + " came."
                + (behind.isEmpty() ? "" : " Behind it wait " + Texts.of(behind) + ".");
    }
}
