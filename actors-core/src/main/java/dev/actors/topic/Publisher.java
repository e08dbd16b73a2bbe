package dev.actors.topic;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Down;
import dev.actors.MonitorRef;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The actor of a topic. It has one monitor for each subscriber, and no others. */
final class Publisher {

    private final ActorContext self;
    private final String topic;
    private final History history;
    private final Map<Address, MonitorRef> subscribers = new LinkedHashMap<>();

    /** The latest events, up to and with {@code lastId}. */
    private final Deque<Topic.Event> kept = new ArrayDeque<>();

    private long lastId;

    /** What it does. */
    sealed interface Command {
        /** Sends an event to all. */
        record Publish(Object payload) implements Command {}

        /** Adds a subscriber. */
        record Subscribe(Address subscriber) implements Command {}

        /** Adds a subscriber and sends it what it has missed. */
        record Resume(Address subscriber, long afterId) implements Command {}

        /** Removes a subscriber. */
        record Unsubscribe(Address subscriber) implements Command {}

        /** Forgets the history up to an event. */
        record Expire(long id) implements Command {}
    }

    private Publisher(ActorContext self, String topic, History history) {
        this.self = self;
        this.topic = topic;
        this.history = history;
    }

    static ActorSpec spec(String topic, History history) {
        return ActorSpec.behavior(self -> new Publisher(self, topic, history).behavior())
                .behaviorName("topic");
    }

    private Behavior<?> behavior() {
        return Behavior.of(Command.class, (_, command) -> handle(command))
                .otherwise(
                        (_, message) ->
                                message instanceof Down down
                                        ? forget(down.actor())
                                        : Behavior.unhandled());
    }

    private Behavior<?> handle(Command command) {
        switch (command) {
            case Command.Publish(Object payload) ->
                    publish(new Topic.Event(topic, ++lastId, payload));
            case Command.Subscribe(Address subscriber) -> subscribe(subscriber);
            case Command.Resume(Address subscriber, long afterId) -> {
                subscribe(subscriber);
                resume(subscriber, afterId);
            }
            case Command.Unsubscribe(Address subscriber) -> unsubscribe(subscriber);
            case Command.Expire(long id) -> expire(id);
        }
        return Behavior.same();
    }

    private void publish(Topic.Event event) {
        if (history.events() > 0) {
            keep(event);
        }
        subscribers.keySet().forEach(subscriber -> self.sendOrDrop(subscriber, event));
    }

    private void keep(Topic.Event event) {
        if (kept.size() == history.events()) {
            kept.removeFirst();
        }
        kept.addLast(event);
        if (history.age() != null) {
            self.sendAfter(history.age(), self.address(), new Command.Expire(event.id()));
        }
    }

    private void expire(long id) {
        while (!kept.isEmpty() && kept.getFirst().id() <= id) {
            kept.removeFirst();
        }
    }

    private void subscribe(Address subscriber) {
        subscribers.computeIfAbsent(subscriber, self::monitor);
    }

    private void resume(Address subscriber, long afterId) {
        boolean begunAgain = afterId > lastId;
        long nextId =
                kept.stream()
                        .mapToLong(Topic.Event::id)
                        .filter(id -> begunAgain || id > afterId)
                        .findFirst()
                        .orElse(lastId + 1);
        if (nextId != afterId + 1) {
            self.sendOrDrop(subscriber, new Topic.Gap(topic, afterId, nextId));
        }
        kept.stream()
                .filter(event -> event.id() >= nextId)
                .forEach(event -> self.sendOrDrop(subscriber, event));
    }

    private void unsubscribe(Address subscriber) {
        MonitorRef monitor = subscribers.remove(subscriber);
        if (monitor != null) {
            self.demonitor(monitor);
        }
    }

    private Behavior<?> forget(Address dead) {
        subscribers.remove(dead);
        return Behavior.same();
    }
}
