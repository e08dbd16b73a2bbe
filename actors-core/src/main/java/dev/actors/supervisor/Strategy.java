package dev.actors.supervisor;

/**
 * Who is restarted when a supervisor's child ends (OTP Design Principles, "Supervisor Behaviour",
 * "Restart Strategy").
 */
public enum Strategy {
    /** That child alone. */
    ONE_FOR_ONE,
    /** All children. */
    ONE_FOR_ALL,
    /** That child and those that were started after it. */
    REST_FOR_ONE
}
