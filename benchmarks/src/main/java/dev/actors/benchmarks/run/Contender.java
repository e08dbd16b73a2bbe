package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Workload;

import java.util.Arrays;

/** Who takes part. */
public enum Contender {
    /** This project's behaviour style. */
    HANDLER("handler", "handler style"),
    /** This project's process style. */
    PROCESS("process", "process style"),
    /** Apache Pekko, typed. */
    PEKKO("pekko", "Pekko"),
    /** Cajun. */
    CAJUN("cajun", "Cajun"),
    /** Erlang. */
    ERLANG("erlang", "Erlang"),
    /** Greenlets of gevent, with messages copied as JSON. */
    GREENLETS("greenlets", "greenlets");

    private final String key;
    private final String title;

    Contender(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /**
     * The contender of a key.
     *
     * @param key its key
     * @return the contender
     * @throws IllegalArgumentException if there is none; the message lists the keys
     */
    public static Contender of(String key) {
        return Arrays.stream(values())
                .filter(contender -> contender.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no contender "
                                                + key
                                                + ". Take one of "
                                                + Arrays.stream(values())
                                                        .map(Contender::key)
                                                        .toList()));
    }

    /**
     * What it is called on a command line.
     *
     * @return lower-case letters
     */
    public String key() {
        return key;
    }

    /**
     * What it is called in a table.
     *
     * @return a word or two
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether it is one of this project's styles.
     *
     * @return false for a peer
     */
    public boolean isOurs() {
        return switch (this) {
            case HANDLER, PROCESS -> true;
            case PEKKO, CAJUN, ERLANG, GREENLETS -> false;
        };
    }

    /**
     * Tells whether it can carry out a workload: whether it has what the workload is about, and, of
     * greenlets, whether a million of them have room.
     *
     * @param workload the workload
     * @return false if the table has no figure
     */
    public boolean carriesOut(Workload workload) {
        return switch (workload) {
            case SELECT_BY_TYPE, SELECT_BY_SHAPE, SELECT_BY_GUARD ->
                    this == PROCESS || this == ERLANG;
            case FULL_GC -> this != ERLANG && this != GREENLETS;
            case RING_1_000_000, ASK_PLATFORM -> this != GREENLETS;
            case RESTARTS_IN_PLACE -> isOurs() || this == PEKKO || this == CAJUN;
            case RESTARTS -> isOurs() || this == ERLANG;
            case RING_10_000,
                    RING_100_000,
                    PING_PONG_1,
                    PING_PONG_2,
                    PING_PONG_8,
                    PING_PONG_64,
                    FAN_IN,
                    FAN_OUT,
                    SPAWN_AND_END,
                    IDLE_HEAP,
                    ASK_VIRTUAL,
                    SLEEP,
                    SOCKETS,
                    HOGS_WORST,
                    HOGS_P99,
                    TIMERS ->
                    true;
        };
    }
}
