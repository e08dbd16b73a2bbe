package dev.actors.spring.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of error that the protocol answers with, each an RFC 9457 problem type. */
enum Problem {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is no JSON as the protocol wants it"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "The request has no valid token"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Only this machine itself may call"),
    ACTIONS_NOT_ALLOWED(HttpStatus.FORBIDDEN, "The dashboard only reads"),
    NO_SUCH_ACTOR(HttpStatus.NOT_FOUND, "There is no such actor"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such resource"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource has no such method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The resource has no such form"),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body did not come in time"),
    ALREADY_EXISTS(HttpStatus.CONFLICT, "Another actor has the name"),
    NO_RESTART_LEFT(HttpStatus.CONFLICT, "The actor cannot be restarted"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON"),
    NAME_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT, "The name cannot be had"),
    UNKNOWN_BEHAVIOR(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such behaviour"),
    BAD_ARGUMENTS(HttpStatus.UNPROCESSABLE_CONTENT, "The arguments do not fit the behaviour"),
    BAD_MESSAGE(HttpStatus.UNPROCESSABLE_CONTENT, "The behaviour takes no such message"),
    CANNOT_TRAVEL(HttpStatus.UNPROCESSABLE_CONTENT, "The message cannot be carried to the actor"),
    REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The actor refused"),
    ACTOR_FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "The actor failed"),
    START_FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "The actor did not start"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The request failed"),
    MAILBOX_FULL(HttpStatus.SERVICE_UNAVAILABLE, "The actor's mailbox is full"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "There are too many streams"),
    NO_PLACE(HttpStatus.SERVICE_UNAVAILABLE, "The actor is not to be had here now"),
    NODE_STOPPING(HttpStatus.SERVICE_UNAVAILABLE, "The node is not running"),
    NO_REPLY(HttpStatus.GATEWAY_TIMEOUT, "The actor did not reply in time");

    static final String NODE_STOPPING_DETAIL =
            "The node is stopping, or has not started yet. Try again later.";

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    /** The error with what is special about this case, and what to do. */
    ProblemException raise(String detail) {
        return raise(detail, Map.of());
    }

    /** The error with members of its own. */
    ProblemException raise(String detail, Map<String, ?> members) {
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (this == UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"actors\"");
        }
        return new ProblemException(this, detail, members, headers);
    }

    /** The body of the error. */
    Map<String, Object> body(String detail, Map<String, ?> members) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "type",
                "urn:problem-type:actors:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail);
        body.putAll(members);
        return body;
    }

    static Map<String, ?> known(String key, List<String> names) {
        return Map.of(key, names);
    }
}
