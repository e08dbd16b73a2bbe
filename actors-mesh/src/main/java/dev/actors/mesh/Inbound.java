package dev.actors.mesh;

import dev.actors.Arrivals;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.Watcher;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where the frames of other nodes come in. It never waits: one thread brings what one node sends,
 * and another's frames do not wait for it. What comes from somebody who has no link here, or before
 * the link is open, is not delivered.
 */
final class Inbound {

    private static final Logger LOGGER = System.getLogger(Inbound.class.getName());

    private final Arrivals arrivals;
    private final Links links;
    private final Codec codec;
    private final LongAdder refused = new LongAdder();
    private final LongAdder overflowed = new LongAdder();
    private final LongAdder overflowedElsewhere = new LongAdder();

    Inbound(Arrivals arrivals, Links links, Codec codec) {
        this.arrivals = arrivals;
        this.links = links;
        this.codec = codec;
    }

    /** Frames that were not understood, or came from strangers. */
    long refused() {
        return refused.sum();
    }

    /** Messages from other nodes that found no room here. */
    long overflowed() {
        return overflowed.sum();
    }

    /** Messages from here that found no room on other nodes. */
    long overflowedElsewhere() {
        return overflowedElsewhere.sum();
    }

    void frame(org.jgroups.Address from, byte[] bytes, int offset, int length) {
        Link link = links.from(from);
        if (link == null) {
            strange(from, bytes, offset, length);
            return;
        }
        try {
            accept(link, codec.decode(bytes, offset, length));
        } catch (WireException e) {
            refuse(link, e);
        }
    }

    /** A greeting may come before the view with its sender in it, and is then said again. */
    private void strange(org.jgroups.Address from, byte[] bytes, int offset, int length) {
        LOGGER.log(Level.DEBUG, "Refused a frame of {0}, which is no member", from);
        if (!isGreeting(bytes, offset, length)) {
            refused.increment();
        }
    }

    private boolean isGreeting(byte[] bytes, int offset, int length) {
        try {
            return codec.decode(bytes, offset, length) instanceof Frame.Hello;
        } catch (WireException e) {
            return false;
        }
    }

    /** The other side is told how many of its messages found no room. */
    void endOfBatch(org.jgroups.Address from) {
        Link link = links.from(from);
        if (link != null && link.overflowed > 0) {
            link.say(new Frame.Overflowed(link.overflowed));
            link.overflowed = 0;
        }
    }

    private void refuse(Link link, WireException why) {
        refused.increment();
        link.refused.refuse(why);
        Long asked = why.ask();
        if (asked != null && link.isOpen()) {
            link.say(
                    new Frame.Failed(
                            asked,
                            new Failure(
                                    Failure.Kind.ILLEGAL_MESSAGE,
                                    String.valueOf(why.getMessage()))));
        }
        Frame standIn = why.standIn();
        if (standIn != null) {
            accept(link, standIn);
        }
    }

    private void accept(Link link, Frame frame) {
        if (frame instanceof Frame.Hello(long number, long known)) {
            links.greeted(link, number, known);
        } else {
            link.receive(() -> deliver(link, frame));
        }
    }

    private void deliver(Link link, Frame frame) {
        switch (frame) {
            case Frame.Hello _ -> throw new IllegalStateException("A link is greeted before");
            case Frame.Overflowed(long messages) -> overflowedElsewhere.add(messages);
            case Frame.Message message -> {
                if (!arrivals.send(message.to(), message.message())) {
                    overflowed.increment();
                    link.overflowed++;
                }
            }
            case Frame.Ask ask -> ask(link, ask);
            case Frame.Reply(long number, Object value) -> {
                CompletableFuture<@Nullable Object> reply = link.answered(number);
                if (reply != null) {
                    reply.complete(value);
                }
            }
            case Frame.Failed(long number, Failure failure) -> {
                CompletableFuture<@Nullable Object> reply = link.answered(number);
                if (reply != null) {
                    reply.completeExceptionally(failure.toException());
                }
            }
            case Frame.Abandon(long number) -> link.forget(number);
            case Frame.Link(var from, var to) -> arrivals.link(from, to);
            case Frame.Unlink(var from, var to) -> arrivals.unlink(from, to);
            case Frame.Exit(var from, var to, ExitReason reason) -> arrivals.exit(from, to, reason);
            case Frame.Monitor(long number, var actor) ->
                    new Guest(link, number).watch(arrivals, actor);
            case Frame.Demonitor(long number) -> link.unwatch(number);
            case Frame.Down(long number, ExitReason reason) -> {
                Watcher watcher = link.endWatch(number);
                if (watcher != null) {
                    watcher.ended(reason);
                }
            }
            case Frame.Restarted(long number, ExitReason cause) -> {
                Watcher watcher = link.watcher(number);
                if (watcher != null) {
                    watcher.restarted(cause);
                }
            }
            case Frame.End(var actor, var order) -> arrivals.end(actor, order);
        }
    }

    private void ask(Link link, Frame.Ask ask) {
        CompletableFuture<@Nullable Object> answer = arrivals.ask(ask.to(), ask.message());
        link.take(ask.number(), answer);
        CompletableFuture<?> unused =
                answer.whenComplete(
                        (value, failure) -> {
                            link.settled(ask.number());
                            if (!answer.isCancelled()) {
                                reply(link, ask.number(), value, failure);
                            }
                        });
    }

    private static void reply(
            Link link, long number, @Nullable Object value, @Nullable Throwable failure) {
        try {
            link.say(
                    failure == null
                            ? new Frame.Reply(number, value)
                            : new Frame.Failed(number, Failure.of(failure)));
        } catch (WireException e) {
            link.say(
                    new Frame.Failed(
                            number,
                            new Failure(
                                    Failure.Kind.ILLEGAL_MESSAGE,
                                    "The reply cannot be sent: " + e.getMessage())));
        }
    }
}
