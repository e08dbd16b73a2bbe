package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.time.Duration;

/** The room for streams where they do not come to be. */
class EventStreamsTests {

    private final EventStreams streams =
            new EventStreams(
                    new WebSettings.Topics(
                            1, 1_000, Duration.ofSeconds(15), Duration.ofSeconds(2), 0));

    /** A response of which a filter breaks the output. */
    private static final class Broken extends MockHttpServletResponse {

        private final ServletOutputStream out =
                new ServletOutputStream() {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public void setWriteListener(WriteListener listener) {}

                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("broken");
                    }
                };

        @Override
        public ServletOutputStream getOutputStream() {
            return out;
        }
    }

    @Test
    void endsTheExchangeOfAStreamThatCannotBeWrittenForAFaultOfTheServer() throws Exception {
        for (int i = 0; i < 2; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setAsyncSupported(true);
            EventStream stream = streams.open(request, new Broken());
            stream.onWritePossible();
            assertThat(stream.over()).isNotDone();

            assertThat(stream.offer(new byte[] {1})).isTrue();

            assertThat(stream.over()).isCompleted();
            assertThat(stream.offer(new byte[] {1})).isFalse();
        }
    }

    @Test
    void keepsItsRoomForStreamsWhenRequestsCannotBeAsynchronous() {
        for (int i = 0; i < 2; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setAsyncSupported(false);
            assertThatThrownBy(() -> streams.open(request, new MockHttpServletResponse()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
