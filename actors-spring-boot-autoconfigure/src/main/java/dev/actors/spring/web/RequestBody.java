package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Reads bodies up to a size, whether or not they announce it, and for so long only: the server's
 * own time-out begins again with each byte.
 */
final class RequestBody {

    private static final int PART = 8_192;

    private final long maxSize;
    private final Duration maxTime;

    RequestBody(long maxSize, Duration maxTime) {
        this.maxSize = maxSize;
        this.maxTime = maxTime;
    }

    byte[] read(HttpServletRequest request) throws IOException {
        requireUncoded(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        long announced = request.getContentLengthLong();
        if (announced > maxSize) {
            throw tooLarge();
        }
        int part = (int) (announced < 0 ? PART : Math.min(announced + 1, PART));
        try (InputStream body = request.getInputStream()) {
            return read(body, new byte[part]);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private static void requireUncoded(@Nullable String coding) {
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw Problem.UNSUPPORTED_MEDIA_TYPE.raise(
                    "Bodies are taken as they are. Send it without Content-Encoding.");
        }
    }

    private byte[] read(InputStream body, byte[] part) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length);
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            if (bytes.size() + read > maxSize) {
                throw tooLarge();
            }
            if (System.nanoTime() - begin > maxTime.toNanos()) {
                throw tooSlow();
            }
            bytes.write(part, 0, read);
        }
        return bytes.toByteArray();
    }

    /** Tomcat throws the one time-out, Jetty the other. */
    private static ProblemException brokenOff(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return tooSlow();
            }
        }
        return Problem.BAD_REQUEST.raise("The body broke off, or its chunks are malformed.");
    }

    private static ProblemException tooSlow() {
        return Problem.BODY_TOO_SLOW.raise("The body did not come in time. Send it faster.");
    }

    private ProblemException tooLarge() {
        return Problem.BODY_TOO_LARGE.raise(
                "A body has at most "
                        + maxSize
                        + " bytes. Send less, or raise actors.web.max-body-size.");
    }
}
