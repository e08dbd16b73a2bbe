package dev.actors.mesh;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Writes frames as bytes and reads them: an array of {@link #VERSION}, the frame's name and its
 * components. Thread-safe; it never blocks.
 *
 * <p>What comes from another node makes nothing but frames, registered types and what {@link
 * AnyForm} has; all else is a {@link WireException}. Size and depth are bounded, so that memory is
 * too.
 */
final class Codec {

    /** The version of the frames; other versions are refused. */
    static final int VERSION = 1;

    private final WireFormat format;
    private final TokenStreamFactory factory;
    private final int maxBytes;
    private final Frames frames;
    private final KnownAddresses addresses = new KnownAddresses();

    /**
     * A codec with its settings.
     *
     * @param types what may be in messages
     * @param format how it is written; the same on all nodes
     * @param maxBytes how long a frame may be
     */
    Codec(WireTypes types, WireFormat format, int maxBytes) {
        this.format = format;
        this.factory = format.factory(maxBytes);
        this.maxBytes = maxBytes;
        this.frames = new Frames(types);
    }

    /**
     * Writes a frame.
     *
     * @param frame what to say
     * @return the bytes, which are nobody else's
     * @throws WireException if something in it cannot travel, or it is too large
     */
    byte[] encode(Frame frame) {
        FrameBytes bytes = new FrameBytes(maxBytes);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            frames.write(frame, new WireOutput(generator));
        } catch (StackOverflowError e) {
            throw new WireException(
                    WireException.Kind.TOO_LARGE,
                    "It is too deep for the stack of this thread.",
                    e);
        } catch (StreamConstraintsException e) {
            throw new WireException(
                    WireException.Kind.TOO_LARGE,
                    "It breaks a limit: " + e.getOriginalMessage(),
                    e);
        } catch (JacksonException e) {
            throw new WireException(
                    WireException.Kind.NOT_SENDABLE,
                    "It cannot be written: " + e.getOriginalMessage(),
                    e);
        }
        return bytes.taken();
    }

    /**
     * Reads a frame.
     *
     * @param bytes where it is
     * @param offset where it begins
     * @param length how many bytes it has
     * @return the frame
     * @throws WireException if they are no frame that is understood here. If it is an ask whose
     *     message alone is not understood, the exception knows the {@link WireException#ask}; of
     *     others for which somebody waits it has a {@link WireException#standIn}.
     */
    Frame decode(byte[] bytes, int offset, int length) {
        if (length > maxBytes) {
            throw FrameBytes.tooLong(maxBytes);
        }
        if (length > 0) {
            format.require(bytes[offset]);
        }
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return frames.read(new WireInput(parser, addresses));
        } catch (StackOverflowError e) {
            throw new WireException(
                    WireException.Kind.TOO_LARGE,
                    "It is too deep for the stack of this thread.",
                    e);
        } catch (StreamConstraintsException e) {
            throw new WireException(
                    WireException.Kind.TOO_LARGE,
                    "It breaks a limit: " + e.getOriginalMessage(),
                    e);
        } catch (JacksonException e) {
            throw new WireException(
                    WireException.Kind.MALFORMED, "It is no frame: " + e.getOriginalMessage(), e);
        }
    }
}
