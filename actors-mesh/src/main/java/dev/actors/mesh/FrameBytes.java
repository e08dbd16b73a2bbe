package dev.actors.mesh;

import java.io.OutputStream;
import java.util.Arrays;

/** The bytes of one frame. They are given in few pieces, mostly in one, which is kept as it is. */
final class FrameBytes extends OutputStream {

    private final int maxBytes;
    private byte[] bytes = {};

    FrameBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (length > maxBytes - bytes.length) {
            throw tooLong(maxBytes);
        }
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, before + length);
        System.arraycopy(source, offset, bytes, before, length);
    }

    byte[] taken() {
        return bytes;
    }

    static WireException tooLong(int maxBytes) {
        return new WireException(
                WireException.Kind.TOO_LARGE,
                "A frame has at most " + maxBytes + " bytes. Send less at a time.");
    }
}
