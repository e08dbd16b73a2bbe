package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

/** The mesh cannot do what it should; the message says why, and what to do. */
public final class MeshException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MeshException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
