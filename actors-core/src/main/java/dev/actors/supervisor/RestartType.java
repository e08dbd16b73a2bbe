package dev.actors.supervisor;

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
    TEMPORARY
}
