package dev.actors.spring.web;

import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.Failure.Kind;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a peer answered, and what it means to who wanted something of an actor there. */
final class PeerAnswer {

    private static final JsonMapper JSON = JsonLimits.envelopeMapper();
    private static final int MAX_DETAIL = 1_000;

    private final String url;
    private final HttpSettings.Peer peer;
    private final int status;
    private final byte[] body;

    PeerAnswer(String url, HttpSettings.Peer peer, int status, byte[] body) {
        this.url = url;
        this.peer = peer;
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    int size() {
        return body.length;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The JSON value in the body as maps, lists and simple values; null if there is no body. */
    @Nullable Object value() throws PeerException {
        if (body.length == 0) {
            return null;
        }
        try {
            return JSON.readValue(body, Object.class);
        } catch (JacksonException e) {
            throw new PeerException(
                    new Failure(
                            Kind.FAILED,
                            url
                                    + " answered "
                                    + status
                                    + " with what is not the JSON of the actors' protocol. See that"
                                    + " actors.http.peers."
                                    + peer.name()
                                    + ".url leads to it."));
        }
    }

    /** Why the peer did not do it. */
    Failure failure() {
        return switch (status) {
            case 401, 403 ->
                    unreached("Set actors.http.peers." + peer.name() + ".token to its token.");
            case 404 -> dead(new ExitReason.Unknown(), "");
            case 400, 413, 415 -> new Failure(Kind.ILLEGAL_MESSAGE, text(""));
            case 422 ->
                    switch (problem()) {
                        case "refused" -> new Failure(Kind.REFUSED, detail());
                        case "bad-message" -> new Failure(Kind.UNHANDLED, text(""));
                        default -> new Failure(Kind.ILLEGAL_MESSAGE, text(""));
                    };
            case 503 ->
                    problem().equals("mailbox-full")
                            ? new Failure(Kind.FULL, text(""))
                            : unreached("Try again later.");
            case 408, 504 -> new Failure(Kind.TIMEOUT, text(""));
            case 502 -> unreached("");
            case 409, 500 -> new Failure(Kind.FAILED, text(""));
            default ->
                    new Failure(
                            Kind.FAILED,
                            text(
                                    "See that actors.http.peers."
                                            + peer.name()
                                            + ".url leads to the actors' protocol."));
        };
    }

    private Failure unreached(String wayOut) {
        return dead(new ExitReason.NoConnection(), wayOut);
    }

    private Failure dead(ExitReason reason, String wayOut) {
        return new Failure(Kind.DEAD, text(wayOut), reason);
    }

    private String text(String wayOut) {
        String detail = detail();
        return url
                + " answered "
                + status
                + (detail.isEmpty() ? "." : ": " + detail)
                + (wayOut.isEmpty() ? "" : " " + wayOut);
    }

    private String problem() {
        String type = field("type");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private String detail() {
        String detail = field("detail");
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "...";
    }

    /** A field of the problem; empty if the body is none. */
    private String field(String name) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? "" : node.path(name).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
