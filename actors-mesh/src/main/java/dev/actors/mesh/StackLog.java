package dev.actors.mesh;

import org.jgroups.logging.Log;
import org.jgroups.logging.NoopLogImpl;

/**
 * What the connections of a {@link StackTransport} log, but for the noise of one that is closed: a
 * goodbye that cannot be said is no error, and the end of what is read no warning. Two nodes that
 * call each other at the same moment keep one of the two connections and close the other, from both
 * sides; so do two that end, and one whose peer is gone.
 */
final class StackLog extends NoopLogImpl {

    private static final String GOODBYE = "failed sending graceful close";

    private final Log log;

    StackLog(Log log) {
        this.log = log;
    }

    @Override
    public void error(String format, Object... args) {
        if (format.contains(GOODBYE)) {
            log.debug(format, args);
        } else {
            log.error(format, args);
        }
    }

    @Override
    public void warn(String format, Object... args) {
        log.warn(format, args);
    }

    @Override
    public void warn(String message, Throwable cause) {
        if ("Stream closed".equals(cause.getMessage())) {
            log.debug(message, cause);
        } else {
            log.warn(message, cause);
        }
    }

    @Override
    public void trace(String format, Object... args) {
        log.trace(format, args);
    }
}
