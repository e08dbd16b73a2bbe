package dev.actors.benchmarks.rest;

/** What is asked of either side. */
public enum RestWorkload {
    /** A message, which is accepted. */
    POST("http-post", "POST a message", 6),
    /** A message, which is answered with a value. */
    ASK("http-ask", "ask by POST", 2);

    private final String key;
    private final String title;
    private final int warmUps;

    RestWorkload(String key, String title, int warmUps) {
        this.key = key;
        this.title = title;
        this.warmUps = warmUps;
    }

    /**
     * What it is called in a file.
     *
     * @return lower-case letters and a dash
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
     * Slices that each side has before it is measured. Of an application of Spring the compiler has
     * much to do; what comes second finds most of it done.
     */
    int warmUps() {
        return warmUps;
    }

    /** Where it is sent. */
    String path(Side side) {
        return switch (side) {
            case ACTORS -> "/actors/" + OrdersActor.NAME;
            case HAND ->
                    switch (this) {
                        case POST -> "/hand/orders";
                        case ASK -> "/hand/quotes";
                    };
        };
    }

    /** The body, the same for both sides. */
    String body() {
        String type =
                switch (this) {
                    case POST -> "order";
                    case ASK -> "quote";
                };
        return "{\"type\":\"%s\",\"id\":1234567,\"article\":\"a pair of shoes\",\"count\":2}"
                .formatted(type);
    }

    /** The header Prefer, the same for both sides; empty if there is none. */
    String prefer() {
        return switch (this) {
            case POST -> "";
            case ASK -> "wait=1";
        };
    }
}
