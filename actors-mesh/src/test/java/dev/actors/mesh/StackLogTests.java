package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.jgroups.logging.NoopLogImpl;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the connections under a mesh log. */
class StackLogTests {

    private final List<String> lines = new ArrayList<>();
    private final StackLog log =
            new StackLog(
                    new NoopLogImpl() {
                        @Override
                        public void error(String format, Object... args) {
                            lines.add(format + List.of(args));
                        }

                        @Override
                        public void warn(String message, Throwable cause) {
                            lines.add(message + cause.getMessage());
                        }
                    });

    @Test
    void logsNoErrorOfAGoodbyeThatCannotBeSaid() {
        log.error("%s: failed sending graceful close to %s: %s", "a:1", "b:2", "Broken pipe");
        log.error("failed sending data to %s: %s", "b:2", "no route");

        assertThat(lines).containsExactly("failed sending data to %s: %s[b:2, no route]");
    }

    @Test
    void warnsNotThatAConnectionThatIsClosedCannotBeRead() {
        log.warn("failed handling message: ", new IOException("Stream closed"));
        log.warn("failed handling message: ", new IOException("no such type"));

        assertThat(lines).containsExactly("failed handling message: no such type");
    }
}
