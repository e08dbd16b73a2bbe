package dev.actors.spring.web;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Behavior;
import dev.actors.Down;
import dev.actors.topic.History;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.jspecify.annotations.Nullable;

/**
 * The actor that subscribes to a topic for one stream. It never waits for the client. When there is
 * no room for an event, or one was lost on the way, it ends, and so does the stream: the client
 * comes back with the id of the event that it saw last, and is told of what it missed.
 */
final class StreamSubscriber {

    private static final int MAILBOX_CAPACITY = 1_024;

    private final EventStream stream;
    private final EventText text;
    private final String lastEventId;

    /** The number of the event that must come next; 0 if any may. */
    private long expected;

    /** Says that it is time for a heartbeat. */
    private record Beat() {}

    private StreamSubscriber(EventStream stream, EventText text, @Nullable String lastEventId) {
        this.stream = stream;
        this.text = text;
        this.lastEventId = lastEventId == null ? "" : lastEventId;
    }

    /**
     * The actor of a stream.
     *
     * @param topic what it subscribes to
     * @param lastEventId what the client has seen last; null to begin with what comes
     */
    static ActorSpec spec(
            String topic,
            @Nullable String lastEventId,
            EventStream stream,
            ProtocolJson json,
            WebSettings.Topics settings) {
        return ActorSpec.behavior(
                        self -> {
                            Topic subject =
                                    new Topics(self).topic(topic, History.last(settings.history()));
                            EventText text = new EventText(json, subject);
                            var subscriber = new StreamSubscriber(stream, text, lastEventId);
                            subscriber.subscribe(self, subject, lastEventId);
                            self.sendInterval(settings.heartbeat(), self.address(), new Beat());
                            stream.offer(EventText.retry(settings.retry()));
                            return Behavior.of(
                                    Object.class, (_, message) -> subscriber.on(message));
                        })
                .behaviorName("topic-stream")
                .mailboxCapacity(MAILBOX_CAPACITY);
    }

    private void subscribe(ActorContext self, Topic topic, @Nullable String resumeAfter) {
        self.monitor(topic.address());
        if (resumeAfter == null) {
            topic.subscribe(self.address());
        } else {
            long seen = text.numberOf(resumeAfter);
            expected = seen == Long.MAX_VALUE ? 0 : seen + 1;
            topic.subscribe(self.address(), seen);
        }
    }

    private Behavior<?> on(Object message) {
        return switch (message) {
            case Topic.Event event ->
                    expected == 0 || event.id() == expected
                            ? write(text.event(event), event.id() + 1)
                            : Behavior.stopped(null);
            case Topic.Gap gap -> write(text.gap(gap, lastEventId), gap.nextId());
            case Beat _ ->
                    stream.isDrained() ? write(EventText.HEARTBEAT, expected) : Behavior.same();
            case Down _ -> Behavior.stopped(null);
            default -> Behavior.unhandled();
        };
    }

    private Behavior<?> write(byte[] bytes, long next) {
        expected = next;
        return stream.offer(bytes) ? Behavior.same() : Behavior.stopped(null);
    }
}
