package dev.actors.benchmarks.rest;

/** Who answers. */
public enum Side {
    /** A controller that puts into a queue, or completes a future. */
    HAND("written by hand"),
    /** An annotated actor behind the REST protocol. */
    ACTORS("actors");

    private final String title;

    Side(String title) {
        this.title = title;
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
