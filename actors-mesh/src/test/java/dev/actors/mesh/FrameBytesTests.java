package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** The bytes of a frame, in one piece and in many. */
class FrameBytesTests {

    private static final int PIECE = 8_000;
    private static final int PIECES = 500;

    @Test
    void givesWhatWasWrittenInManyPieces() {
        FrameBytes bytes = new FrameBytes(10);

        bytes.write(1);
        bytes.write(new byte[] {9, 2, 3, 9}, 1, 2);
        bytes.write(new byte[] {4, 5, 6, 7}, 0, 4);

        assertThat(bytes.taken()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void refusesMoreThanAFrameHas() {
        FrameBytes bytes = new FrameBytes(10);
        bytes.write(new byte[10], 0, 10);

        assertThatThrownBy(() -> bytes.write(1)).isInstanceOf(WireException.class);
        assertThat(bytes.taken()).hasSize(10);
    }

    @Test
    void takesNoMoreThanAFewTimesItsLengthForALongFrame() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] piece = new byte[PIECE];
        long before = threads.getCurrentThreadAllocatedBytes();

        FrameBytes bytes = new FrameBytes(2 * PIECE * PIECES);
        for (int i = 0; i < PIECES; i++) {
            bytes.write(piece, 0, PIECE);
        }
        int length = bytes.taken().length;

        assertThat(length).isEqualTo(PIECE * PIECES);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(6L * length);
    }
}
