package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record: an array of its components in their order. It reads the fields, as the isolation of
 * messages does, and makes a record by its constructor, whose checks hold for what comes from the
 * wire too.
 */
final class RecordForm implements Form {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final RecordComponent[] components;
    private final MethodHandle[] getters;
    private final MethodHandle maker;
    private final Form[] parts;

    /**
     * A record's form, whose parts are still to be set: a record may hold records of its own type.
     */
    RecordForm(Class<?> type) {
        this.type = type;
        components = type.getRecordComponents();
        getters = new MethodHandle[components.length];
        parts = new Form[components.length];
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < components.length; i++) {
                Field field = type.getDeclaredField(components[i].getName());
                open(field);
                getters[i] = lookup.unreflectGetter(field).asType(GETTER);
            }
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            open(constructor);
            maker =
                    lookup.unreflectConstructor(constructor)
                            .asSpreader(Object[].class, components.length)
                            .asType(MAKER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A record without its canonical constructor: " + type.getName(), e);
        }
    }

    private void open(AccessibleObject member) {
        if (!member.trySetAccessible()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " cannot travel: its module keeps it closed. Open its package to"
                            + " this library.");
        }
    }

    Class<?> type() {
        return type;
    }

    RecordComponent[] components() {
        return components;
    }

    void part(int index, Form form) {
        parts[index] = form;
    }

    int size() {
        return parts.length;
    }

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        out.begin(parts.length);
        writeParts(value, out);
        out.end();
    }

    /** Writes the components into an array that is begun. */
    void writeParts(@Nullable Object value, WireOutput out) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].write(get(getters[i], value), out);
        }
    }

    @Override
    public Object read(WireInput in) {
        in.begin();
        return readParts(in, new @Nullable Object[parts.length]);
    }

    /**
     * Reads the components from an array that is begun, to its end.
     *
     * @param values where they are put, one after the other
     */
    Object readParts(WireInput in, @Nullable Object[] values) {
        for (int i = 0; i < parts.length; i++) {
            in.next();
            values[i] = parts[i].read(in);
        }
        in.end();
        return make(values);
    }

    private static @Nullable Object get(MethodHandle getter, @Nullable Object value) {
        try {
            return getter.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("Reading a record", e);
        }
    }

    private Object make(@Nullable Object[] values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error) {
                throw error;
            }
            throw new WireException(
                    WireException.Kind.MALFORMED,
                    "Its " + type.getName() + " cannot be made: the constructor threw " + e + ".",
                    e);
        }
    }

    @Override
    public String outline(Set<Form> within) {
        if (!within.add(this)) {
            return "*";
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < parts.length; i++) {
            text.append(components[i].getName())
                    .append(':')
                    .append(parts[i].outline(within))
                    .append(' ');
        }
        within.remove(this);
        return text.append('}').toString();
    }
}
