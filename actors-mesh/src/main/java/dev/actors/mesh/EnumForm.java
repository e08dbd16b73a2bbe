package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An enum: the name of its constant. */
final class EnumForm implements Form {

    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();

    EnumForm(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        out.text(Objects.requireNonNull((Enum<?>) value).name());
    }

    @Override
    public Object read(WireInput in) {
        Object constant = constants.get(in.text());
        if (constant == null) {
            throw new WireException(
                    WireException.Kind.UNKNOWN_TYPE,
                    type.getName()
                            + " has a constant there that it has not here. Run the same version of"
                            + " the application on both nodes.");
        }
        return constant;
    }

    /** An enum that has got one more constant is the same still. */
    @Override
    public String outline(Set<Form> within) {
        return "enum";
    }
}
