package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.io.SerializedString;

import java.util.HashSet;

/** A registered type: a record or an enum with its name on the wire. */
final class NamedType {

    private final SerializedString name;
    private final Form form;
    private final int shape;

    /**
     * Ties a form to a name.
     *
     * @param form whose parts are all known
     */
    NamedType(String name, Form form) {
        this.name = new SerializedString(name);
        this.form = form;
        shape = form.outline(new HashSet<>()).hashCode();
    }

    String name() {
        return name.getValue();
    }

    void write(Object value, WireOutput out) {
        out.begin(3);
        out.text(name);
        out.integer(shape);
        form.write(value, out);
        out.end();
    }

    /** Reads what follows the name, to the end of the array. */
    @Nullable Object read(WireInput in) {
        in.next();
        if (in.integer() != shape) {
            throw new WireException(
                    WireException.Kind.UNKNOWN_TYPE,
                    "The type '"
                            + name.getValue()
                            + "' has other components there than here. Run the same version of the"
                            + " application on both nodes, or give a changed record a name of its"
                            + " own.");
        }
        in.next();
        Object value = form.read(in);
        in.end();
        return value;
    }
}
