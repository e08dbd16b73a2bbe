package dev.actors.spring.web;

import org.springframework.http.HttpHeaders;

import java.util.Map;

/** A request that is answered with a problem. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, ?> members;
    private final transient HttpHeaders headers;

    ProblemException(Problem problem, String detail, Map<String, ?> members, HttpHeaders headers) {
        super(detail, null, false, false);
        this.problem = problem;
        this.members = members;
        this.headers = headers;
    }

    Problem problem() {
        return problem;
    }

    HttpHeaders headers() {
        return headers;
    }

    Map<String, Object> body() {
        return problem.body(String.valueOf(getMessage()), members);
    }
}
