package dev.actors.mesh;

import dev.actors.RemoteFailure;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the forms of types, each once. */
final class Forms {

    private static final Set<String> OWN =
            Set.of("dev.actors", "dev.actors.topic", "dev.actors.mesh");

    private final AnyForm any;
    private final Map<Class<?>, RecordForm> records = new HashMap<>();

    Forms(AnyForm any) {
        this.any = any;
    }

    /** The form of a type that has a name. */
    Form ofNamed(Class<?> type) {
        return type.isEnum() ? new EnumForm(type) : ofRecord(type);
    }

    RecordForm ofRecord(Class<?> type) {
        RecordForm known = records.get(type);
        if (known != null) {
            return known;
        }
        RecordForm form = new RecordForm(type);
        records.put(type, form);
        RecordComponent[] components = form.components();
        for (int i = 0; i < components.length; i++) {
            form.part(i, ofComponent(components[i]));
        }
        return form;
    }

    private Form ofComponent(RecordComponent component) {
        Form form = ofDeclared(component.getType());
        if (form == null) {
            throw new IllegalArgumentException(
                    "The component '"
                            + component.getName()
                            + "' of "
                            + component.getDeclaringRecord().getName()
                            + " is of type "
                            + component.getType().getName()
                            + ", which cannot travel to another node. Declare a record, an enum, an"
                            + " interface, a Map, List or Set, or a simple value instead.");
        }
        return isRequired(component) ? new Form.Required(form) : form;
    }

    /** A record of this library has null only where it says so; a user's may have it anywhere. */
    private static boolean isRequired(RecordComponent component) {
        return OWN.contains(component.getDeclaringRecord().getPackageName())
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The form of a declared type, with null if it is no primitive; null if none can be told. */
    private @Nullable Form ofDeclared(Class<?> type) {
        Scalar<?> scalar = Scalars.of(type);
        if (type.isPrimitive()) {
            return scalar;
        }
        if (scalar != null) {
            return new Form.OrNull(scalar);
        }
        if (type.isRecord()) {
            return new Form.OrNull(ofRecord(type));
        }
        if (type.isEnum()) {
            return new Form.OrNull(new EnumForm(type));
        }
        if (type.isArray()) {
            Form element = ofDeclared(type.componentType());
            return element == null
                    ? null
                    : new Form.OrNull(new ArrayForm(type.componentType(), element));
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return type.isAssignableFrom(RemoteFailure.class)
                    ? new Form.OrNull(new ThrowableForm())
                    : null;
        }
        if (type == Object.class) {
            return any;
        }
        return Modifier.isAbstract(type.getModifiers()) || type == Optional.class
                ? new DeclaredForm(type, any)
                : null;
    }
}
