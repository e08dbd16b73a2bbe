package dev.actors;

import java.util.Locale;

/**
 * Who a node is: {@code COOKIE@HOST:PORT}, as pyact and Erlang have it. The node's name is {@code
 * HOST:PORT}; the cookie is a secret that nodes of one mesh share, and no text form shows it.
 */
public final class NodeIdentity {

    private final String cookie;
    private final String name;

    private NodeIdentity(String cookie, String name) {
        this.cookie = cookie;
        this.name = name;
    }

    /**
     * Reads an identity.
     *
     * @param text {@code COOKIE@HOST:PORT}; the cookie may itself hold an {@code @}
     * @return the identity
     * @throws IllegalArgumentException if the text has another form; the message does not repeat
     *     the text
     */
    public static NodeIdentity parse(String text) {
        int at = text.lastIndexOf('@');
        String name = text.substring(at + 1).toLowerCase(Locale.ROOT);
        if (at < 1 || !AddressParser.isNodeName(name)) {
            throw new IllegalArgumentException(
                    "A node's identity has the form COOKIE@HOST:PORT with a port from 1 to 65535,"
                        + " for instance secret@127.0.0.1:4711. The given one is not repeated here,"
                        + " since it may hold a secret.");
        }
        return new NodeIdentity(text.substring(0, at), name);
    }

    /**
     * The secret that nodes of one mesh share. Never print it.
     *
     * @return the cookie
     */
    public String cookie() {
        return cookie;
    }

    /**
     * The node's name.
     *
     * @return {@code HOST:PORT}
     */
    public String name() {
        return name;
    }

    /** Shows the name only. */
    @Override
    public String toString() {
        return name;
    }
}
