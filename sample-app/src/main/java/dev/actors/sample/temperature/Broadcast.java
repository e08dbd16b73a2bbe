package dev.actors.sample.temperature;

import dev.actors.spring.ActorEvent;
import dev.actors.topic.History;
import dev.actors.topic.Topics;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** Tells the monitor's page what happens, through the topic {@code monitor}. */
@Component
class Broadcast {

    private static final String TOPIC = "monitor";
    private static final History HISTORY = History.last(600);

    /** What the sensors show. */
    record Readings(List<Reading> readings) {}

    /** An actor has failed. */
    record Crash(String actor, String error, Instant at) {}

    /** An actor runs again. */
    record Restart(String actor, int restarts, Instant at) {}

    private final Topics topics;

    Broadcast(Topics topics) {
        this.topics = topics;
    }

    /** Makes the topic, if it is not there. */
    void begin() {
        topics.topic(TOPIC, HISTORY);
    }

    /** Tells whoever listens; nobody does when the application ends. */
    void tell(Object event) {
        topics.find(TOPIC).ifPresent(topic -> topic.publish(event));
    }

    @EventListener
    void crashed(ActorEvent.Crashed event) {
        for (String name : event.report().actor().names()) {
            tell(new Crash(name, event.report().cause().toString(), Instant.now()));
        }
    }

    @EventListener
    void restarted(ActorEvent.Restarted event) {
        for (String name : event.actor().names()) {
            tell(new Restart(name, event.actor().restarts(), Instant.now()));
        }
    }
}
