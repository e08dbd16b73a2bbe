package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.io.SerializedString;

import java.util.HashMap;
import java.util.Map;

/** The kinds of {@link Frame} by their names on the wire, which are those of their records. */
final class Frames {

    /** One kind of frame. */
    private record Type(SerializedString name, RecordForm form) {}

    private final Map<String, Type> byName = new HashMap<>();
    private final Map<Class<?>, Type> byClass = new HashMap<>();

    Frames(WireTypes types) {
        Forms forms = new Forms(types.any());
        for (Class<?> type : Frame.class.getPermittedSubclasses()) {
            Type kind = new Type(new SerializedString(type.getSimpleName()), forms.ofRecord(type));
            byName.put(type.getSimpleName(), kind);
            byClass.put(type, kind);
        }
    }

    void write(Frame frame, WireOutput out) {
        Type type = byClass.get(frame.getClass());
        if (type == null) {
            throw new IllegalStateException("Not a frame: " + frame.getClass());
        }
        out.begin(2 + type.form().size());
        out.integer(Codec.VERSION);
        out.text(type.name());
        type.form().writeParts(frame, out);
        out.end();
    }

    Frame read(WireInput in) {
        in.next();
        in.begin();
        in.next();
        int version = in.integer();
        if (version != Codec.VERSION) {
            throw new WireException(
                    WireException.Kind.UNKNOWN_VERSION,
                    "It is of version "
                            + version
                            + " of the mesh, and this node speaks version "
                            + Codec.VERSION
                            + ". Run the same version of this library on all nodes.");
        }
        in.next();
        String name = in.text();
        Type type = byName.get(name);
        if (type == null) {
            throw new WireException(
                    WireException.Kind.UNKNOWN_TYPE,
                    "There is no frame with the name '" + name + "'.");
        }
        @Nullable Object[] parts = new @Nullable Object[type.form().size()];
        try {
            Frame frame = (Frame) type.form().readParts(in, parts);
            if (!in.isAtEnd()) {
                throw WireInput.malformed("something follows it");
            }
            return frame;
        } catch (WireException e) {
            throw type.form().type() == Frame.Ask.class && parts[0] instanceof Long number
                    ? e.inAsk(number)
                    : e.with(Unread.standIn(type.form().type(), parts, e));
        }
    }
}
