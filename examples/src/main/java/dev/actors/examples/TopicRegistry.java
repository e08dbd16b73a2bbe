package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.Node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A registry of topics, made of nothing but an actor: who registers hears what is published, and a
 * subscriber that has ended is forgotten, because the registry monitors it.
 */
final class TopicRegistry {

    sealed interface Request {}

    record Register(String topic, Address subscriber) implements Request {}

    record Deregister(String topic, Address subscriber) implements Request {}

    record Publish(String topic, Object event) implements Request {}

    /** Asks how many subscribers a topic has. */
    record Count(String topic) implements Request {}

    private final Map<String, Set<Address>> topics = new HashMap<>();
    private final Set<Address> monitored = new HashSet<>();

    static Object run(ActorContext self) {
        TopicRegistry registry = new TopicRegistry();
        while (true) {
            switch (self.receive()) {
                case Request request -> registry.handle(self, request);
                case Down(_, Address dead, _) -> registry.forget(dead);
                case Object _ -> {}
            }
        }
    }

    private void handle(ActorContext self, Request request) {
        switch (request) {
            case Register(String topic, Address subscriber) -> {
                subscribers(topic).add(subscriber);
                if (monitored.add(subscriber)) {
                    self.monitor(subscriber);
                }
            }
            case Deregister(String topic, Address subscriber) ->
                    subscribers(topic).remove(subscriber);
            case Publish(String topic, Object event) ->
                    subscribers(topic).forEach(subscriber -> self.send(subscriber, event));
            case Count(String topic) -> self.reply(subscribers(topic).size());
        }
    }

    private void forget(Address dead) {
        monitored.remove(dead);
        topics.values().forEach(subscribers -> subscribers.remove(dead));
    }

    private Set<Address> subscribers(String topic) {
        return topics.computeIfAbsent(topic, _ -> new LinkedHashSet<>());
    }

    static String listen(ActorContext self, Address registry) {
        self.send(registry, new Register("weather", self.address()));
        self.send(registry, new Publish("sport", "two to one"));
        self.send(registry, new Publish("weather", "sunny"));
        String heard = "heard " + self.receive();
        self.send(registry, new Deregister("weather", self.address()));
        self.send(registry, new Publish("weather", "rainy"));
        self.send(registry, new Register("weather", self.address()));
        self.send(registry, new Publish("weather", "sunny again"));
        return heard + ", then " + self.receive();
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            Address registry = node.spawn(TopicRegistry::run);
            IO.println(node.await(node.spawn(TopicRegistry::listen, registry)));
        }
    }
}
