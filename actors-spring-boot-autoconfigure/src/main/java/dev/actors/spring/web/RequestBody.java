package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.io.InputStream;

/** Reads bodies up to a size, whether or not they announce it. */
final class RequestBody {

    private final long maxSize;

    RequestBody(long maxSize) {
        this.maxSize = maxSize;
    }

    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > maxSize) {
            throw tooLarge();
        }
        try (InputStream body = request.getInputStream()) {
            byte[] bytes =
                    body.readNBytes(Math.toIntExact(Math.min(maxSize + 1, Integer.MAX_VALUE - 8)));
            if (bytes.length > maxSize) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private ProblemException tooLarge() {
        return Problem.BODY_TOO_LARGE.raise(
                "A body has at most "
                        + maxSize
                        + " bytes. Send less, or raise actors.web.max-body-size.");
    }
}
