package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** What comes of a response that cannot be written. */
class JsonResponseTests {

    private static final class Failing extends MockHttpServletResponse {

        private final String failure;

        Failing(String failure) {
            this.failure = failure;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}

                @Override
                public void write(int b) throws IOException {
                    throw new IOException(failure);
                }
            };
        }
    }

    private static void render(String failure) throws IOException {
        JsonResponse.of(HttpStatus.OK, new byte[] {'1'})
                .render(null, new MockHttpServletRequest(), new Failing(failure));
    }

    private static void writeProblem(String failure) throws IOException {
        new ProblemWriter(new ProtocolJson(() -> JsonMapper.builder().build()))
                .write(Problem.NOT_FOUND.raise("none"), new Failing(failure));
    }

    @Test
    void isNoErrorWhenTheClientIsGone() {
        assertThatCode(() -> render("Connection reset by peer")).doesNotThrowAnyException();
        assertThatCode(() -> writeProblem("Connection reset by peer")).doesNotThrowAnyException();
    }

    @Test
    void isAnErrorWhenTheServerFails() {
        assertThatThrownBy(() -> render("No space left on device")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> writeProblem("No space left on device"))
                .isInstanceOf(IOException.class);
    }
}
