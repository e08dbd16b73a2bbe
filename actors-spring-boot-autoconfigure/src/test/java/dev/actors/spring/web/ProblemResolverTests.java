package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

import tools.jackson.databind.json.JsonMapper;

/** Errors that do not come from actors. */
class ProblemResolverTests {

    private final ProblemResolver resolver =
            new ProblemResolver(
                    new BasePath("/actors"),
                    new ProblemWriter(new ProtocolJson(() -> JsonMapper.builder().build())));

    @Test
    void answers503WhenTheWebServerStopsAndWaitsForNoAnswer() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        resolver.resolveException(
                new MockHttpServletRequest("POST", "/actors/a"),
                response,
                null,
                new AsyncRequestTimeoutException());

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("node-stopping", "Try again later");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }
}
