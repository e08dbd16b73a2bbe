package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.jgroups.logging.NoopLogImpl;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What the connections under a mesh log. */
class StackLogTests {

    private final List<String> errors = new ArrayList<>();
    private final StackLog log =
            new StackLog(
                    new NoopLogImpl() {
                        @Override
                        public void error(String format, Object... args) {
                            errors.add(format + List.of(args));
                        }
                    });

    @Test
    void logsNoErrorOfAGoodbyeThatCannotBeSaid() {
        log.error("%s: failed sending graceful close to %s: %s", "a:1", "b:2", "Broken pipe");
        log.error("failed sending data to %s: %s", "b:2", "no route");

        assertThat(errors).containsExactly("failed sending data to %s: %s[b:2, no route]");
    }
}
