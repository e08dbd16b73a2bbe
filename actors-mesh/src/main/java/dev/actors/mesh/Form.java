package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** How the values of one type stand on the wire. */
interface Form {

    /**
     * Writes a value.
     *
     * @throws WireException if it cannot travel
     */
    void write(@Nullable Object value, WireOutput out);

    /**
     * Reads the value that begins with the present token, and stays on its last token.
     *
     * @throws WireException if the tokens are no such value
     */
    @Nullable Object read(WireInput in);

    /**
     * What the type must be to be the same type elsewhere.
     *
     * @param within the forms that this is a part of
     */
    String outline(Set<Form> within);

    /** The same form, with null. */
    record OrNull(Form form) implements Form {
        @Override
        public void write(@Nullable Object value, WireOutput out) {
            if (value == null) {
                out.nothing();
            } else {
                form.write(value, out);
            }
        }

        @Override
        public @Nullable Object read(WireInput in) {
            return in.isNothing() ? null : form.read(in);
        }

        @Override
        public String outline(Set<Form> within) {
            return form.outline(within) + "?";
        }
    }

    /** The same form, without null. */
    record Required(Form form) implements Form {
        @Override
        public void write(@Nullable Object value, WireOutput out) {
            if (value == null) {
                throw new WireException(
                        WireException.Kind.NOT_SENDABLE, "There is null where it may not be.");
            }
            form.write(value, out);
        }

        @Override
        public Object read(WireInput in) {
            Object value = form.read(in);
            if (value == null) {
                throw in.unexpected("a value");
            }
            return value;
        }

        @Override
        public String outline(Set<Form> within) {
            return form.outline(within) + "!";
        }
    }
}
