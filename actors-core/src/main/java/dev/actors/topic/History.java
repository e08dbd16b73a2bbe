package dev.actors.topic;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How much of its past a topic keeps for subscribers that resume.
 *
 * @param events how many events at most; zero for none
 * @param age how long each is kept at most, more than zero; null for as long as there is room. An
 *     age costs a timer for each event that is younger
 */
public record History(int events, @Nullable Duration age) {

    /** No history: a subscriber gets what is published from then on. */
    public static final History NONE = last(0);

    /** Checks the values. */
    public History {
        if (events < 0) {
            throw new IllegalArgumentException(
                    "A history keeps zero events or more, not " + events);
        }
        if (age != null && !age.isPositive()) {
            throw new IllegalArgumentException(
                    "A history keeps events for longer than zero, not for " + age);
        }
    }

    /**
     * A history of the latest events, however old.
     *
     * @param events how many
     * @return the history
     */
    public static History last(int events) {
        return new History(events, null);
    }
}
