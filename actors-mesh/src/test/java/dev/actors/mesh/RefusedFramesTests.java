package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

class RefusedFramesTests {

    private static final Logger LOGGER = Logger.getLogger(RefusedFrames.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    lines.add(new SimpleFormatter().formatMessage(line));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private long nanos = -3;
    private final RefusedFrames frames = new RefusedFrames("10.0.0.2:4711", () -> nanos);

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    private void refuse(WireException.Kind kind, String why) {
        frames.refuse(new WireException(kind, why));
    }

    @Test
    void saysWhoAndWhyOnceAMinute() {
        refuse(WireException.Kind.UNKNOWN_TYPE, "The type 'x' is not registered here.");
        refuse(WireException.Kind.UNKNOWN_TYPE, "The type 'y' is not registered here.");
        refuse(WireException.Kind.UNKNOWN_VERSION, "It is of version 2.");
        nanos += Duration.ofMinutes(1).toNanos();
        refuse(WireException.Kind.UNKNOWN_TYPE, "The type 'z' is not registered here.");

        assertThat(lines)
                .containsExactly(
                        "A frame from node 10.0.0.2:4711 is refused. The type 'x' is not registered"
                                + " here. (1 refused so far)",
                        "A frame from node 10.0.0.2:4711 is refused. It is of version 2. (3 refused"
                                + " so far)",
                        "A frame from node 10.0.0.2:4711 is refused. The type 'z' is not registered"
                                + " here. (4 refused so far)");
    }

    @Test
    void letsNobodyWriteLinesOfTheLog() {
        refuse(WireException.Kind.UNKNOWN_TYPE, "x\nroot logged in\r" + "y".repeat(9_000));

        assertThat(lines.getFirst()).doesNotContain("\n", "\r").hasSizeLessThan(700);
    }
}
