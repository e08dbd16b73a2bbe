package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A simple value.
 *
 * @param code what tells its type from others where none is declared
 * @param type the type
 * @param writer writes a value
 * @param reader reads one
 * @param <T> the type
 */
record Scalar<T>(
        int code, Class<T> type, BiConsumer<WireOutput, T> writer, Function<WireInput, T> reader)
        implements Form {

    @SuppressWarnings("unchecked") // a form is given values of its type; a primitive's box
    @Override
    public void write(@Nullable Object value, WireOutput out) {
        writer.accept(out, (T) value);
    }

    @Override
    public T read(WireInput in) {
        try {
            return reader.apply(in);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new WireException(
                    WireException.Kind.MALFORMED,
                    "It is no frame: there is no "
                            + type.getSimpleName()
                            + ", but what cannot be one.",
                    e);
        }
    }

    @Override
    public String outline(Set<Form> within) {
        return String.valueOf(code);
    }
}
