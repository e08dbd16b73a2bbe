package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Where an actor is reached. It is opaque: holding it is the only way to reach an actor.
 *
 * <p>An address survives restarts of its actor, not of its node: a node that comes back has a new
 * creation number, and its old addresses are dead, not confused. Addresses are values: they may be
 * stored, compared and sent in messages. The string form is one of
 *
 * <pre>
 * address  = actor / reply / keyed / url
 * actor    = "actor://" node "/" creation "/" id      ; an actor of one life of one node
 * reply    = "reply://" node "/" creation "/" id      ; where one ask waits for its answer
 * keyed    = "keyed:" behavior "/" key                ; the actor of a key, wherever it lives
 * url      = ("http://" / "https://") ...             ; an actor behind the REST protocol
 * node     = host ":" port                            ; as in an URL, IPv6 in brackets, lower case
 * creation = id = 1*DIGIT                             ; no leading zero
 * behavior = (ALPHA / DIGIT) *127(ALPHA / DIGIT / "." / "_" / "~" / "-")
 * key      = 1*(unreserved / pct-encoded)             ; RFC 3986, UTF-8
 * </pre>
 *
 * and each address has exactly one: {@code parse(a.toString()).equals(a)}, and text that is not in
 * this form is refused.
 */
public final class Address {

    private final Form form;
    private final @Nullable Endpoint endpoint;

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

    Address(Form form, @Nullable Endpoint endpoint) {
        this.form = form;
        this.endpoint = endpoint;
    }

    /**
     * Reads the string form.
     *
     * @param text an address as {@link #toString} writes it
     * @return the address
     * @throws IllegalArgumentException if the text is not an address in its one form
     */
    public static Address parse(String text) {
        return new Address(AddressParser.parse(text), null);
    }

    /** Tells whether it is the address of an actor or an ask of a node, in any of its lives. */
    boolean isOn(String node) {
        return switch (form) {
            case Form.OfActor actor -> actor.life().node().equals(node);
            case Form.OfReply reply -> reply.life().node().equals(node);
            case Form.OfKey _, Form.OfUrl _ -> false;
        };
    }

    Form form() {
        return form;
    }

    /**
     * The actor or ask itself, where this address was made; null for one that was read from text.
     */
    @Nullable Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Address that && form.equals(that.form));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(form);
    }

    /** Writes the string form; from then on the address can be read back on its node. */
    @Override
    public String toString() {
        if (endpoint != null) {
            endpoint.publishAddress();
        }
        return form.toString();
    }
}
