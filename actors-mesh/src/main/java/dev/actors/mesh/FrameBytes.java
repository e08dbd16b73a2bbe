package dev.actors.mesh;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of one frame. Most are given in one piece, which is kept as it is; those of a long one
 * come in many, for which room is made ahead.
 */
final class FrameBytes extends OutputStream {

    private final int maxBytes;
    private byte[] bytes = {};
    private int length;

    FrameBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        if (count > maxBytes - length) {
            throw tooLong(maxBytes);
        }
        int needed = length + count;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(needed, 2L * length)));
        }
        System.arraycopy(source, offset, bytes, length, count);
        length = needed;
    }

    byte[] taken() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    static WireException tooLong(int maxBytes) {
        return new WireException(
                WireException.Kind.TOO_LARGE,
                "A frame has at most "
                        + maxBytes
                        + " bytes. Send less at a time, or allow more on all nodes"
                        + " (actors.mesh.max-message-size).");
    }
}
