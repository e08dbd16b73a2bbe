package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What is said of a body that cannot be read to its end. */
class RequestBodyTests {

    private static final class Failing extends MockHttpServletRequest {

        private final IOException failure;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return false;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {}

                @Override
                public int read() throws IOException {
                    throw failure;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    throw failure;
                }
            };
        }
    }

    private static Problem problem(IOException failure) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                new RequestBody(100, Duration.ofMinutes(1))
                                        .read(new Failing(failure)))
                .problem();
    }

    @Test
    void isTooSlowWhenTheServerGivesUpOnIt() {
        assertThat(problem(new SocketTimeoutException())).isEqualTo(Problem.BODY_TOO_SLOW);
        assertThat(problem(new IOException(new TimeoutException("Idle timeout expired"))))
                .isEqualTo(Problem.BODY_TOO_SLOW);
    }

    @Test
    void isBrokenOffElse() {
        assertThat(problem(new IOException("Early EOF"))).isEqualTo(Problem.BAD_REQUEST);
    }
}
