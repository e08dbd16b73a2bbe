package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Node;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

/**
 * Topics by their names: who registers with one hears what is published there, and a subscriber
 * that has ended is forgotten without a word.
 */
final class TopicRegistry {

    static String listen(ActorContext self) {
        Topics topics = new Topics(self);
        Topic sport = topics.topic("sport");
        Topic weather = topics.topic("weather");

        weather.subscribe(self.address());
        sport.publish("two to one");
        weather.publish("sunny");
        Object first = next(self);

        weather.unsubscribe(self.address());
        weather.publish("rainy");

        weather.subscribe(self.address());
        weather.publish("cloudy");
        return first + ", then " + next(self);
    }

    private static Object next(ActorContext self) {
        return self.receive(Topic.Event.class).payload();
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println("Heard: " + node.await(node.spawn(TopicRegistry::listen)));
            IO.println("Topics: " + new Topics(node).names());
        }
    }

    private TopicRegistry() {}
}
