package dev.actors.benchmarks.rest;

/** What is asked of either side. */
public enum RestWorkload {
    /** A message, which is accepted. */
    POST("http-post", "POST a message"),
    /** A message, which is answered with a value. */
    ASK("http-ask", "ask by POST");

    private final String key;
    private final String title;

    RestWorkload(String key, String title) {
        this.key = key;
        this.title = title;
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

    /** The body, the same for both sides: the one written by hand ignores the type. */
    String body() {
        String type =
                switch (this) {
                    case POST -> "order";
                    case ASK -> "quote";
                };
        return "{\"type\":\"%s\",\"id\":1234567,\"article\":\"a pair of shoes\",\"count\":2}"
                .formatted(type);
    }

    /** The headers besides those of every request, the same for both sides. */
    String prefer() {
        return switch (this) {
            case POST -> "";
            case ASK -> "wait=1";
        };
    }
}
