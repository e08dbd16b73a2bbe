package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value whose type only the value knows. Null, booleans, text, 32-bit integers and finite 64-bit
 * decimals stand for themselves. All else is an array that begins with what it is: a code, or the
 * name of a registered type followed by its shape.
 *
 * <p>Lists, sets and maps arrive unmodifiable, in their order.
 */
final class AnyForm implements Form {

    private static final int LIST = 0;
    private static final int SET = 1;
    private static final int MAP = 2;
    private static final int OPTIONAL = 3;
    private static final int THROWABLE = 4;

    private final WireTypes types;
    private final ThrowableForm throwables = new ThrowableForm();

    AnyForm(WireTypes types) {
        this.types = types;
    }

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        switch (value) {
            case null -> out.nothing();
            case String text -> out.text(text);
            case Integer number -> out.integer(number);
            case Boolean truth -> out.truth(truth);
            case Double number when Double.isFinite(number) -> out.decimal(number);
            case Object other -> writeTyped(other, out);
        }
    }

    private void writeTyped(Object value, WireOutput out) {
        NamedType named = types.find(value);
        if (named != null) {
            named.write(value, out);
            return;
        }
        Scalar<?> scalar = Scalars.of(value);
        if (scalar != null) {
            out.begin(2);
            out.integer(scalar.code());
            scalar.write(value, out);
            out.end();
            return;
        }
        switch (value) {
            case List<?> list -> writeAll(LIST, list, out);
            case Set<?> set -> writeAll(SET, set, out);
            case Map<?, ?> map -> writeMap(map, out);
            case Optional<?> optional -> {
                out.begin(2);
                out.integer(OPTIONAL);
                write(optional.orElse(null), out);
                out.end();
            }
            case Throwable error -> {
                out.begin(2);
                out.integer(THROWABLE);
                throwables.write(error, out);
                out.end();
            }
            default -> throw refused(value.getClass());
        }
    }

    private void writeAll(int code, Iterable<?> elements, WireOutput out) {
        out.begin();
        out.integer(code);
        for (Object element : elements) {
            write(element, out);
        }
        out.end();
    }

    private void writeMap(Map<?, ?> map, WireOutput out) {
        out.begin();
        out.integer(MAP);
        map.forEach(
                (key, value) -> {
                    write(key, out);
                    write(value, out);
                });
        out.end();
    }

    private static WireException refused(Class<?> type) {
        return new WireException(
                WireException.Kind.NOT_SENDABLE,
                type.getName()
                        + " cannot travel to another node. Register it as a type of the mesh if it"
                        + " is a record or an enum, or send a Map, a List or simple values.");
    }

    @Override
    public @Nullable Object read(WireInput in) {
        return switch (in.token()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> in.text();
            case VALUE_NUMBER_INT -> in.integer();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> in.decimal();
            case START_ARRAY -> readTyped(in);
            default -> throw in.unexpected("a value");
        };
    }

    private @Nullable Object readTyped(WireInput in) {
        if (in.next() == JsonToken.VALUE_STRING) {
            return types.require(in.text()).read(in);
        }
        int code = in.integer();
        return switch (code) {
            case LIST -> readList(in);
            case SET -> readSet(in);
            case MAP -> readMap(in);
            case OPTIONAL -> Optional.ofNullable(single(this, in));
            case THROWABLE -> single(throwables, in);
            default -> {
                Scalar<?> scalar = Scalars.of(code);
                if (scalar == null) {
                    throw new WireException(
                            WireException.Kind.UNKNOWN_TYPE,
                            "There is no type of value with code " + code + ".");
                }
                yield single(scalar, in);
            }
        };
    }

    private static @Nullable Object single(Form form, WireInput in) {
        in.next();
        Object value = form.read(in);
        in.end();
        return value;
    }

    private List<@Nullable Object> readList(WireInput in) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.next() != JsonToken.END_ARRAY) {
            elements.add(read(in));
        }
        return Collections.unmodifiableList(elements);
    }

    private Set<@Nullable Object> readSet(WireInput in) {
        Set<@Nullable Object> elements = new LinkedHashSet<>();
        while (in.next() != JsonToken.END_ARRAY) {
            if (!elements.add(read(in))) {
                throw WireInput.malformed("a set has an element twice");
            }
        }
        return Collections.unmodifiableSet(elements);
    }

    private Map<@Nullable Object, @Nullable Object> readMap(WireInput in) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        while (in.next() != JsonToken.END_ARRAY) {
            Object key = read(in);
            if (entries.containsKey(key)) {
                throw WireInput.malformed("a map has a key twice");
            }
            in.next();
            entries.put(key, read(in));
        }
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public String outline(Set<Form> within) {
        return "any";
    }
}
