package dev.actors;

/** Tells when an actor has started and done what was in its mailbox, or that it never will. */
final class Greeting extends Errand {

    private final Runnable heard;
    private final Runnable missed;

    Greeting(Runnable heard, Runnable missed) {
        this.heard = heard;
        this.missed = missed;
    }

    @Override
    void run(Incarnation self) {
        heard.run();
    }

    @Override
    void miss() {
        missed.run();
    }
}
