package dev.actors.benchmarks.workload;

import java.util.Arrays;
import java.util.List;

/** The workloads that contenders carry out side by side. */
public enum Workload {
    /** See {@link Arena#ring}. */
    RING_10_000("ring-10000", "ring of 10,000 with spawning", Unit.MILLIS),
    /** See {@link Arena#ring}. */
    RING_100_000("ring-100000", "ring of 100,000 with spawning", Unit.MILLIS),
    /** See {@link Arena#ring}. */
    RING_1_000_000("ring-1000000", "ring of 1,000,000 with spawning", Unit.MILLIS),
    /** See {@link Arena#pingPong}. */
    PING_PONG_1("ping-pong-1", "ping-pong, 1 pair", Unit.NANOS),
    /** See {@link Arena#pingPong}. */
    PING_PONG_2("ping-pong-2", "ping-pong, 2 pairs", Unit.NANOS),
    /** See {@link Arena#pingPong}. */
    PING_PONG_8("ping-pong-8", "ping-pong, 8 pairs", Unit.NANOS),
    /** See {@link Arena#pingPong}. */
    PING_PONG_64("ping-pong-64", "ping-pong, 64 pairs", Unit.NANOS),
    /** See {@link Arena#fanIn}. */
    FAN_IN("fan-in", "fan-in 4 to 1", Unit.MILLION_PER_SECOND),
    /** See {@link Arena#fanOut}. */
    FAN_OUT("fan-out", "fan-out 1 to 1,000", Unit.MILLION_PER_SECOND),
    /** See {@link Arena#spawnAndEnd}. */
    SPAWN_AND_END("spawn-and-end", "spawn and end", Unit.MILLION_PER_SECOND),
    /** See {@link Arena#idle}. */
    IDLE_HEAP("idle-heap", "heap per idle actor", Unit.BYTES),
    /** See {@link Arena#idle}. */
    FULL_GC("full-gc", "full collection with 1,000,000 idle actors", Unit.MILLIS),
    /** See {@link Arena#ask}. */
    ASK_VIRTUAL("ask-virtual", "ask from a virtual thread", Unit.NANOS),
    /** See {@link Arena#ask}. */
    ASK_PLATFORM("ask-platform", "ask from a platform thread", Unit.NANOS),
    /** See {@link SelectiveArena#selectiveReceive}. */
    SELECT_BY_TYPE("select-by-type", "selective receive behind 100,000, by type", Unit.MICROS),
    /** See {@link SelectiveArena#selectiveReceive}. */
    SELECT_BY_SHAPE("select-by-shape", "selective receive behind 100,000, by shape", Unit.MICROS),
    /** See {@link SelectiveArena#selectiveReceive}. */
    SELECT_BY_GUARD("select-by-guard", "selective receive behind 100,000, by guard", Unit.MICROS),
    /** See {@link Arena#sleep}. */
    SLEEP("sleep", "1,000 actors that sleep 10 ms", Unit.MILLIS),
    /** See {@link Arena#readSockets}. */
    SOCKETS("sockets", "1,000 actors that read from sockets answering after 10 ms", Unit.MILLIS),
    /** See {@link Arena#hogs}. */
    HOGS_WORST("hogs-worst", "worst latency of a bystander of 4 CPU hogs", Unit.MILLIS),
    /** See {@link Arena#hogs}. */
    HOGS_P99("hogs-p99", "latency of a bystander of 4 CPU hogs, 99 of 100", Unit.MILLIS),
    /** See {@link Arena#restartsInPlace}. */
    RESTARTS_IN_PLACE("restarts-in-place", "restarts in place", Unit.THOUSAND_PER_SECOND),
    /** See {@link SupervisingArena#restartsBySupervisor}. */
    RESTARTS("restarts", "restarts by a supervisor", Unit.THOUSAND_PER_SECOND),
    /** See {@link Arena#timers}. */
    TIMERS("timers", "timers that fire", Unit.THOUSAND_PER_SECOND);

    private static final int BACKLOG = 100_000;

    private final String key;
    private final String title;
    private final Unit unit;

    Workload(String key, String title, Unit unit) {
        this.key = key;
        this.title = title;
        this.unit = unit;
    }

    private Measurement measurement() {
        return switch (this) {
            case RING_10_000 -> ring(10_000);
            case RING_100_000 -> ring(100_000);
            case RING_1_000_000 -> ring(1_000_000);
            case PING_PONG_1 -> pingPong(1);
            case PING_PONG_2 -> pingPong(2);
            case PING_PONG_8 -> pingPong(8);
            case PING_PONG_64 -> pingPong(64);
            case FAN_IN -> Timed.each(4, (arena, _) -> arena.fanIn(4));
            case FAN_OUT -> Timed.each(1_000, (arena, _) -> arena.fanOut(1_000));
            case SPAWN_AND_END -> Timed.each(Windows.SPAWN, (arena, _) -> arena.spawnAndEnd());
            case IDLE_HEAP -> new IdleHeap(1_000_000);
            case FULL_GC -> new FullCollections(1_000_000);
            case ASK_VIRTUAL -> ask().fromVirtualThread();
            case ASK_PLATFORM -> ask();
            case SELECT_BY_TYPE -> selective(Selection.TYPE);
            case SELECT_BY_SHAPE -> selective(Selection.SHAPE);
            case SELECT_BY_GUARD -> selective(Selection.GUARD);
            case SLEEP -> Timed.whole(1_000, (arena, terms) -> arena.sleep(terms.scaled(1_000)));
            case SOCKETS ->
                    Timed.whole(
                            1_000,
                            (arena, terms) -> arena.readSockets(terms.scaled(1_000), terms.port()));
            case HOGS_WORST -> new Bystanders(4, 1);
            case HOGS_P99 -> new Bystanders(4, 0.99);
            case RESTARTS_IN_PLACE -> Timed.each(1, (arena, _) -> arena.restartsInPlace());
            case RESTARTS ->
                    Timed.each(1, (arena, _) -> ((SupervisingArena) arena).restartsBySupervisor());
            case TIMERS -> Timed.each(1_000, (arena, _) -> arena.timers());
        };
    }

    private static Timed ring(int actors) {
        return Timed.whole(actors, (arena, _) -> arena.ring());
    }

    private static Timed pingPong(int pairs) {
        return Timed.each(pairs, (arena, _) -> arena.pingPong(pairs));
    }

    private static Timed ask() {
        return Timed.each(1, (arena, _) -> arena.ask());
    }

    private static Timed selective(Selection selection) {
        return Timed.each(
                1,
                (arena, terms) ->
                        ((SelectiveArena) arena)
                                .selectiveReceive(selection, terms.scaled(BACKLOG)));
    }

    /**
     * The workload of a key.
     *
     * @param key its key
     * @return the workload
     * @throws IllegalArgumentException if there is none; the message lists the keys
     */
    public static Workload of(String key) {
        return Arrays.stream(values())
                .filter(workload -> workload.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no workload "
                                                + key
                                                + ". Take one of "
                                                + Arrays.stream(values())
                                                        .map(Workload::key)
                                                        .toList()));
    }

    /**
     * What it is called on a command line.
     *
     * @return lower-case letters, digits and dashes
     */
    public String key() {
        return key;
    }

    /**
     * What it is called in a table.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * What its figures count.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * Measures it.
     *
     * @param arena where; used for nothing else
     * @param terms how long, and how much
     * @return the figures, at least one
     * @throws Exception if it could not be carried out
     */
    public List<Double> measure(Arena arena, Terms terms) throws Exception {
        return measurement().measure(arena, terms, unit);
    }
}
