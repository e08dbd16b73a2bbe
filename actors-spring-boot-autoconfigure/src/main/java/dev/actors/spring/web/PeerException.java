package dev.actors.spring.web;

import dev.actors.Failure;

/** A peer did not do what it was to do. */
final class PeerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    PeerException(Failure failure) {
        super(failure.text(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
