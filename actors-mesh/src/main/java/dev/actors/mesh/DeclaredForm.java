package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A value of a type that says too little to read it: it says what it is, and must be of the type.
 */
record DeclaredForm(Class<?> type, Form form) implements Form {

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        form.write(value, out);
    }

    @Override
    public @Nullable Object read(WireInput in) {
        Object value = form.read(in);
        if (value != null && !type.isInstance(value)) {
            throw WireInput.malformed(
                    "there is a "
                            + value.getClass().getName()
                            + " where a "
                            + type.getName()
                            + " should be");
        }
        return value;
    }

    @Override
    public String outline(Set<Form> within) {
        return form.outline(within);
    }
}
