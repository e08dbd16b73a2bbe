package dev.actors.supervisor;

import dev.actors.ExitReason;

/**
 * When an actor that has ended is restarted; the names are OTP's (Supervisor Behaviour, "Child
 * Specification").
 */
public enum RestartType {
    /** Always. */
    PERMANENT,
    /** After an error or a kill, not after a normal end. */
    TRANSIENT,
    /** Never. */
    TEMPORARY;

    boolean restartsAfter(ExitReason reason) {
        return switch (this) {
            case PERMANENT -> true;
            case TEMPORARY -> false;
            case TRANSIENT ->
                    reason instanceof ExitReason.Failed || reason instanceof ExitReason.Killed;
        };
    }
}
