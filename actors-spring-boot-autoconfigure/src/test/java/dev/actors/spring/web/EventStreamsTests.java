package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.time.Duration;

/** The room for streams where they do not come to be. */
class EventStreamsTests {

    @Test
    void keepsItsRoomForStreamsWhenRequestsCannotBeAsynchronous() {
        EventStreams streams =
                new EventStreams(
                        new WebSettings.Topics(
                                1, 1_000, Duration.ofSeconds(15), Duration.ofSeconds(2), 0));
        for (int i = 0; i < 2; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setAsyncSupported(false);
            assertThatThrownBy(() -> streams.open(request, new MockHttpServletResponse()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
