package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A temperature monitor: a sampler reads a sensor every second, a thermostat of two behaviours
 * raises an alarm above 30 degrees and ends it below 28, and its subscribers hear of both.
 */
final class Temperature {

    sealed interface Event {}

    record Subscribe(Address subscriber) implements Event {}

    record Reading(double degrees) implements Event {}

    enum News {
        ALARM,
        ALL_CLEAR
    }

    static Behavior<Event> calm(Set<Address> subscribers) {
        return Behavior.of(
                Event.class,
                (self, event) ->
                        switch (event) {
                            case Subscribe(Address subscriber) ->
                                    calm(with(subscribers, subscriber));
                            case Reading(double degrees) when degrees > 30 -> {
                                tell(self, subscribers, News.ALARM);
                                yield alarm(subscribers);
                            }
                            case Reading _ -> Behavior.same();
                        });
    }

    static Behavior<Event> alarm(Set<Address> subscribers) {
        return Behavior.of(
                Event.class,
                (self, event) ->
                        switch (event) {
                            case Subscribe(Address subscriber) ->
                                    alarm(with(subscribers, subscriber));
                            case Reading(double degrees) when degrees < 28 -> {
                                tell(self, subscribers, News.ALL_CLEAR);
                                yield calm(subscribers);
                            }
                            case Reading _ -> Behavior.same();
                        });
    }

    private static Set<Address> with(Set<Address> subscribers, Address one) {
        return Stream.concat(subscribers.stream(), Stream.of(one))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void tell(ActorContext self, Set<Address> subscribers, News news) {
        subscribers.forEach(subscriber -> self.send(subscriber, news));
    }

    /** Reads a sensor that gives these degrees, one a second. */
    static @Nullable Object sample(ActorContext self, Address thermostat, List<Double> sensor) {
        for (double degrees : sensor) {
            self.send(thermostat, new Reading(degrees));
            self.receive(Duration.ofSeconds(1));
        }
        return null;
    }

    static String watch(ActorContext self, List<Double> sensor) {
        Address thermostat = self.spawn(calm(Set.of()));
        self.send(thermostat, new Subscribe(self.address()));
        self.spawn(Temperature::sample, thermostat, sensor);
        return self.receive(News.class) + ", then " + self.receive(News.class);
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(node.await(node.spawn(Temperature::watch, List.of(29.0, 31.0, 29.0, 27.0))));
        }
    }

    private Temperature() {}
}
