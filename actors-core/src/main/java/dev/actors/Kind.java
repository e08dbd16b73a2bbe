package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a behaviour, for all actors that have it.
 *
 * @param events whose it is
 * @param statistics its counters
 * @param meter measures its messages, if the node's user wants that
 * @param habit whether its turns block
 * @param remains what is left of the specification of an actor that is dead
 */
record Kind(
        Events events,
        BehaviorStatistics statistics,
        @Nullable MessageMeter meter,
        Habit habit,
        ActorSpec remains) {

    Kind(Events events, BehaviorStatistics statistics, @Nullable MessageMeter meter) {
        this(events, statistics, meter, new Habit(false), ActorSpec.remains(statistics.behavior()));
        remains.isOf(this);
    }
}
