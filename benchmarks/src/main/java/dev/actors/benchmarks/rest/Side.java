package dev.actors.benchmarks.rest;

import java.util.Arrays;

/** Who answers. */
public enum Side {
    /** A controller that puts into a queue, or completes a future. */
    HAND("hand", "written by hand"),
    /** An annotated actor behind the REST protocol. */
    ACTORS("actors", "actors");

    private final String key;
    private final String title;

    Side(String key, String title) {
        this.key = key;
        this.title = title;
    }

    static Side of(String key) {
        return Arrays.stream(values())
                .filter(side -> side.key.equals(key))
                .findFirst()
                .orElseThrow();
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
     * @return a few words
     */
    public String title() {
        return title;
    }
}
