package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Where an actor is reached. It is opaque: holding it is the only way to reach an actor.
 *
 * <p>An address survives restarts of its actor, not of its node: a node that comes back has a new
 * creation number, and its old addresses are dead, not confused. Only a {@link Node#named name's}
 * address leads to whoever has the name at the time, and a {@link Node#keyed key's} to whoever
 * serves the key. Addresses are values: they may be stored, compared and sent in messages. The
 * string form is one of
 *
 * <pre>
 * address  = actor / reply / named / keyed / url
 * actor    = "actor://" node "/" creation "/" id      ; an actor of one life of one node
 * reply    = "reply://" node "/" creation "/" id      ; where one ask waits for its answer
 * named    = "named://" node "/" name                 ; who has the name there, in any of its lives
 * keyed    = "keyed:" behavior "/" key                ; the actor of a key, wherever it lives
 * url      = ("http://" / "https://") ...             ; an actor behind the REST protocol
 * node     = host ":" port                            ; as in an URL, IPv6 in brackets, lower case
 * creation = id = 1*DIGIT                             ; no leading zero
 * behavior = (ALPHA / DIGIT) *127(ALPHA / DIGIT / "." / "_" / "~" / "-")
 * name = key = 1*(unreserved / pct-encoded)           ; RFC 3986, UTF-8
 * </pre>
 *
 * and each address has exactly one: {@code parse(a.toString()).equals(a)}, and text that is not in
 * this form is refused.
 */
public abstract sealed class Address permits Cell, ReplyAddress, WrittenAddress {

    /** What an address says. */
    sealed interface Form {
        /** An actor of one life of a node. */
        record OfActor(Life life, long id) implements Form {
            @Override
            public String toString() {
                return "actor://" + life + "/" + id;
            }
        }

        /** A waiting ask of one life of a node. */
        record OfReply(Life life, long id) implements Form {
            @Override
            public String toString() {
                return "reply://" + life + "/" + id;
            }
        }

        /** Whoever has a name on a node. */
        record OfName(String node, String name) implements Form {
            @Override
            public String toString() {
                return "named://" + node + "/" + AddressParser.encoded(name);
            }
        }

        /** The actor of a key. */
        record OfKey(String behavior, String encodedKey) implements Form {
            @Override
            public String toString() {
                return "keyed:" + behavior + "/" + encodedKey;
            }
        }

        /** An actor behind the REST protocol. */
        record OfUrl(String url) implements Form {
            @Override
            public String toString() {
                return url;
            }
        }
    }

    /** One life of a node, from its start to its close. */
    record Life(String node, long creation) {
        @Override
        public String toString() {
            return node + "/" + creation;
        }
    }

    Address() {}

    /**
     * Reads the string form.
     *
     * @param text an address as {@link #toString} writes it
     * @return the address
     * @throws IllegalArgumentException if the text is not an address in its one form
     */
    public static Address parse(String text) {
        return new WrittenAddress(AddressParser.parse(text), text);
    }

    /**
     * The node that it leads to.
     *
     * @return {@code HOST:PORT}; empty for the address of a key or a URL
     */
    public Optional<String> nodeName() {
        return switch (form()) {
            case Form.OfActor actor -> Optional.of(actor.life().node());
            case Form.OfReply reply -> Optional.of(reply.life().node());
            case Form.OfName named -> Optional.of(named.node());
            case Form.OfKey _, Form.OfUrl _ -> Optional.empty();
        };
    }

    /** Tells whether it is the address of an actor or an ask of a node, in any of its lives. */
    boolean isOn(String node) {
        return nodeName().filter(node::equals).isPresent();
    }

    abstract Form form();

    /** What the form is as text. */
    String text() {
        return form().toString();
    }

    /** Makes the address readable from text, where it was made. */
    abstract void publish();

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Address that && saysTheSame(that));
    }

    /** Two actors of this JVM never have the same address. */
    private boolean saysTheSame(Address that) {
        return !(this instanceof Cell && that instanceof Cell) && form().equals(that.form());
    }

    @Override
    public final int hashCode() {
        return form().hashCode();
    }

    /** Writes the string form; from then on the address can be read back on its node. */
    @Override
    public final String toString() {
        publish();
        return text();
    }
}
