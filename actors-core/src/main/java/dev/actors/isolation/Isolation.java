package dev.actors.isolation;

/** How a node keeps what one actor holds apart from what another one gets. */
public enum Isolation {
    /**
     * Shares what cannot change, copies JSON-like data and records, refuses the rest. The default.
     */
    COPY,
    /** Shares what cannot change and refuses the rest: no message is ever copied. */
    STRICT,
    /** Passes every object as it is and trusts its users to leave it alone. */
    SHARE
}
