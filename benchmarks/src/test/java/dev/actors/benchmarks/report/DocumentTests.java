package dev.actors.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DocumentTests {

    private static final String EMPTY =
            """
            Before
            <!-- generated: table -->
            <!-- end -->
            between
            <!-- generated: plots -->
            <!-- end -->
            after
            """;

    private static final String FILLED =
            """
            Before
            <!-- generated: table -->

            | $1 |

            <!-- end -->
            between
            <!-- generated: plots -->

            p

            <!-- end -->
            after
            """;

    @Test
    void keepsWhatIsWrittenByHandWhenBlocksAreFilled() {
        assertThat(Document.fill(EMPTY, Map.of("table", "| $1 |", "plots", "p"))).isEqualTo(FILLED);
    }

    @Test
    void replacesWhatWasGeneratedBeforeWhenBlocksAreFilledAgain() {
        String before = Document.fill(EMPTY, Map.of("table", "old\n\nold", "plots", "old"));
        assertThat(Document.fill(before, Map.of("table", "| $1 |", "plots", "p")))
                .isEqualTo(FILLED);
    }

    @Test
    void namesTheBlockWhenThereIsNothingForIt() {
        assertThatThrownBy(() -> Document.fill(EMPTY, Map.of("table", "t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no block plots");
    }
}
