package dev.actors;

/**
 * What an actor on another node threw, as far as it can be told here: no class is loaded by a name
 * that came from elsewhere.
 */
public final class RemoteFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    /**
     * A failure as it was told.
     *
     * @param type the name of the exception's class
     * @param text what it says of itself where it happened, usually class and message
     */
    public RemoteFailure(String type, String text) {
        super(text, null, false, false);
        this.type = type;
    }

    /**
     * Describes a failure for another node.
     *
     * @param failure what was thrown here, or came from elsewhere itself
     * @return the same failure as it will be seen there
     */
    public static RemoteFailure of(Throwable failure) {
        return failure instanceof RemoteFailure remote
                ? remote
                : new RemoteFailure(failure.getClass().getName(), Reports.text(failure));
    }

    /**
     * What kind of failure it was.
     *
     * @return the name of the exception's class on the other node
     */
    public String type() {
        return type;
    }
}
