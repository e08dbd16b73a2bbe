package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.benchmarks.styles.Messages.Ack;
import dev.actors.benchmarks.styles.Messages.Mark;
import dev.actors.benchmarks.workload.Finish;

import java.util.List;

/** A handler that sends to others, and waits after each window until all have acknowledged it. */
final class Source implements Behavior.Handler<Ack> {

    private final List<Address> sinks;
    private final int window;
    private final Finish finish;
    private int left;
    private int acks;

    private Source(List<Address> sinks, int messages, int window, Finish finish) {
        this.sinks = sinks;
        this.window = window;
        this.finish = finish;
        this.left = messages;
    }

    /** An actor that sends some messages to each of the sinks. */
    static ActorSpec of(List<Address> sinks, int messages, int window, Finish finish) {
        return ActorSpec.behavior(
                self -> {
                    Source source = new Source(sinks, messages, window, finish);
                    source.sendWindow(self);
                    return Behavior.of(Ack.class, source);
                });
    }

    private void sendWindow(ActorContext self) {
        acks = sinks.size();
        left -= send(self, sinks, Math.min(window, left));
    }

    /** Sends a window of messages to each of the sinks, of which the last asks for an answer. */
    static int send(ActorContext self, List<Address> sinks, int messages) {
        for (int i = 1; i < messages; i++) {
            for (Address sink : sinks) {
                self.send(sink, Messages.ITEM);
            }
        }
        Mark mark = new Mark(self.address());
        for (Address sink : sinks) {
            self.send(sink, mark);
        }
        return messages;
    }

    @Override
    public Behavior<?> handle(ActorContext self, Ack ack) {
        if (--acks > 0) {
            return Behavior.same();
        }
        if (left == 0) {
            finish.arrive();
            return Behavior.stopped(null);
        }
        sendWindow(self);
        return Behavior.same();
    }
}
