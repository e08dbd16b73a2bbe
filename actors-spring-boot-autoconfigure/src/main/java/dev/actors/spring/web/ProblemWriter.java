package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

import java.io.IOException;

/** Writes problems to responses. */
final class ProblemWriter {

    private final ProtocolJson json;

    ProblemWriter(ProtocolJson json) {
        this.json = json;
    }

    void write(ProblemException problem, HttpServletResponse response) throws IOException {
        byte[] body = json.write(problem.body());
        response.setStatus(problem.problem().status().value());
        problem.headers()
                .forEach(
                        (name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setCharacterEncoding((String) null);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonResponse.write(body, response);
    }
}
