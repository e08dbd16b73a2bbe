package dev.actors.mesh;

import dev.actors.ExitReason;
import dev.actors.RemoteFailure;
import dev.actors.UnsentResult;

import java.util.function.Function;

/** How exit reasons are told to another node, also where the result of an actor cannot travel. */
final class Reasons {

    private Reasons() {}

    static void say(Link link, ExitReason reason, Function<ExitReason, Frame> frame) {
        try {
            link.say(frame.apply(reason));
        } catch (WireException e) {
            link.say(frame.apply(without(reason, e)));
        }
    }

    /** An end that was normal stays so; whoever wants its result hears why it did not come. */
    private static ExitReason without(ExitReason reason, WireException why) {
        return switch (reason) {
            case ExitReason.Normal _ ->
                    new ExitReason.Normal(new UnsentResult(String.valueOf(why.getMessage())));
            case ExitReason.Failed(Throwable cause) ->
                    new ExitReason.Failed(
                            new RemoteFailure(
                                    cause.getClass().getName(), String.valueOf(why.getMessage())));
            case ExitReason other -> other;
        };
    }
}
