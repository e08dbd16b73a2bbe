package dev.actors.benchmarks.dashboard;

/** What is watched. */
public enum Watching {
    /** Nothing. */
    NOBODY("nobody", ""),
    /** The plots of the first view. */
    OVERVIEW("the overview", "overview"),
    /** A page of the table of actors, in the order that takes most. */
    TABLE("the table by messages per second", "actors&sort=messages&order=desc"),
    /** The graph of who sends to whom. */
    FLOW("the flow of messages", "flow");

    private final String title;
    private final String view;

    Watching(String title, String view) {
        this.title = title;
        this.view = view;
    }

    /**
     * What it is called in a table.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /** What the stream of the page asks for. */
    String view() {
        return view;
    }
}
