package dev.actors.test;

/** A kind of actor that a test should not leave behind. */
public enum Leak {
    /** It did not end when its node stopped it after the test, and had to be killed. */
    STUBBORN,
    /**
     * It was alive at the end of the test, though the actor that had spawned it had ended: nobody
     * is left to end it.
     */
    ORPHANED,
    /** It was alive at the end of the test, whoever had spawned it. */
    LEFT_RUNNING
}
