package dev.actors.benchmarks.dashboard;

/** How many messages are sent. */
public enum Load {
    /** Fifty thousand a second. */
    PACED("50,000 messages/s offered"),
    /** As many as the processors handle. */
    SATURATED("as many as go");

    private final String title;

    Load(String title) {
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
