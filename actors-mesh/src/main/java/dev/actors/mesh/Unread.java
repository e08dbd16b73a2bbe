package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.UnsentResult;

import org.jspecify.annotations.Nullable;

/**
 * What is delivered where a value in a frame cannot be read here, so that whoever waits for the
 * frame does not wait for good.
 */
final class Unread {

    private Unread() {}

    /**
     * The frame that stands for another.
     *
     * @param type which one that would be
     * @param parts as many of its components as could be read
     * @param why what is wrong with the next
     * @return null if nobody waits for such a frame
     */
    static @Nullable Frame standIn(Class<?> type, @Nullable Object[] parts, WireException why) {
        if (type == Frame.Reply.class && parts[0] instanceof Long number) {
            return new Frame.Failed(
                    number,
                    new Failure(
                            Failure.Kind.ILLEGAL_MESSAGE,
                            "The reply cannot be read: " + why.getMessage()));
        }
        if (type == Frame.Down.class && parts[0] instanceof Long number) {
            return new Frame.Down(number, end(why));
        }
        if (type == Frame.Restarted.class && parts[0] instanceof Long number) {
            return new Frame.Restarted(number, end(why));
        }
        return type == Frame.Exit.class
                        && parts[0] instanceof Address from
                        && parts[1] instanceof Address to
                ? new Frame.Exit(from, to, end(why))
                : null;
    }

    /** Of all reasons only a normal end has a value of the application. */
    private static ExitReason end(WireException why) {
        return new ExitReason.Normal(new UnsentResult(String.valueOf(why.getMessage())));
    }
}
