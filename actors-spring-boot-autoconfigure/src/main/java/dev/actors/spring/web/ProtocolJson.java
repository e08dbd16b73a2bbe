package dev.actors.spring.web;

import dev.actors.spring.ArgumentsBinder;
import dev.actors.spring.MessageTypes;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes the protocol's JSON. Its mappers are made when they are first needed: that takes
 * tens of milliseconds, which the start of the application need not wait for.
 */
final class ProtocolJson {

    private static final String TYPE = "type";

    /** What the parser says of itself: its settings, and a place that it does not tell. */
    private static final Pattern PARSERS_OWN =
            Pattern.compile(" \\(start marker at .*|: enable `.*|: maybe a \\(non-standard\\).*");

    private final Supplier<JsonMapper> envelope = SingletonSupplier.of(JsonLimits::envelopeMapper);
    private final Supplier<JsonMapper> content;

    /** The application's own mapper is asked for with the first request, too. */
    ProtocolJson(Supplier<JsonMapper> application) {
        content = SingletonSupplier.of(() -> StrictMapper.of(application.get()));
    }

    /** Reads a body that must be one JSON value. */
    JsonNode read(byte[] body) {
        if (body.length == 0) {
            throw Problem.MALFORMED_JSON.raise("The body is empty. Send a JSON value.");
        }
        try {
            JsonNode node = envelope.get().readTree(body);
            if (node == null || node.isMissingNode()) {
                throw Problem.MALFORMED_JSON.raise("The body is empty. Send a JSON value.");
            }
            return node;
        } catch (StreamConstraintsException | NumberFormatException e) {
            throw Problem.MALFORMED_JSON.raise(JsonLimits.DESCRIPTION);
        } catch (MismatchedInputException _) {
            throw Problem.MALFORMED_JSON.raise("Something follows the JSON value. Send one value.");
        } catch (JacksonException e) {
            throw Problem.MALFORMED_JSON.raise(
                    PARSERS_OWN.matcher(e.getOriginalMessage()).replaceAll(""));
        }
    }

    /** Reads a body that must be one JSON object. */
    ObjectNode readObject(byte[] body) {
        if (read(body) instanceof ObjectNode object) {
            return object;
        }
        throw Problem.MALFORMED_JSON.raise("The body must be a JSON object.");
    }

    /** A JSON object as a map. */
    @SuppressWarnings("unchecked") // a JSON object is a map with strings as keys
    Map<String, Object> asMap(ObjectNode object) {
        return (Map<String, Object>) asValue(object);
    }

    private Object asValue(JsonNode node) {
        return envelope.get().treeToValue(node, Object.class);
    }

    /**
     * Makes a message of a type that the behaviour declares, or, if it takes any JSON, of what
     * there is. The node is used up.
     */
    Object message(JsonNode node, String behavior, @Nullable MessageTypes types) {
        if (types == null || (types.anyJson() && declared(node, types).isEmpty())) {
            if (node.isNull()) {
                throw Problem.BAD_MESSAGE.raise("null is no message.");
            }
            return asValue(node);
        }
        Class<?> type = declared(node, types).orElseThrow(() -> notTaken(behavior, types));
        String name = node.path(TYPE).asString();
        return typed(((ObjectNode) node).without(TYPE), type, name);
    }

    /** The class of an object whose type the behaviour declares. */
    private static Optional<Class<?>> declared(JsonNode node, MessageTypes types) {
        JsonNode type = node.path(TYPE);
        return type.isString() ? types.find(type.asString()) : Optional.empty();
    }

    private static ProblemException notTaken(String behavior, MessageTypes types) {
        List<String> names = List.copyOf(types.byName().keySet());
        return Problem.BAD_MESSAGE.raise(
                "Behaviour '"
                        + behavior
                        + "' takes JSON objects whose \"type\" is one of "
                        + String.join(", ", names)
                        + ".",
                Problem.known("messages", names));
    }

    private Object typed(JsonNode fields, Class<?> type, String name) {
        try {
            return content.get().treeToValue(fields, type);
        } catch (JacksonException e) {
            throw Problem.BAD_MESSAGE.raise(
                    "A message of type '" + name + "' cannot be made: " + explain(e));
        }
    }

    /** The mistake without class names. */
    private static String explain(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            path.append(
                    reference.getPropertyName() == null
                            ? "[" + reference.getIndex() + "]"
                            : "." + reference.getPropertyName());
        }
        String at = path.isEmpty() ? "the message" : path.substring(path.charAt(0) == '.' ? 1 : 0);
        return switch (e) {
            case PropertyBindingException unknown ->
                    "it has no field '" + unknown.getPropertyName() + "'.";
            case ValueInstantiationException refused when refused.getCause() != null ->
                    at + ": " + ArgumentsBinder.reason(refused.getCause());
            case MismatchedInputException mismatch when mismatch.getTargetType() == byte[].class ->
                    at + " must be base64 text, with '+', '/' and padding.";
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    at + " must be of type " + mismatch.getTargetType().getSimpleName() + ".";
            default -> at + " is not of the type it should have.";
        };
    }

    /** The mapper of messages, replies and states. */
    JsonMapper contentMapper() {
        return content.get();
    }

    /** A view, reply or argument as the application's mapper writes it. */
    @Nullable JsonNode content(@Nullable Object value) {
        return value == null ? null : content.get().valueToTree(value);
    }

    /** The same; of what cannot be written as JSON it is said where that is. */
    @Nullable JsonNode contentOrText(@Nullable Object value) {
        try {
            return content(value);
        } catch (JacksonException e) {
            String at = pointer(e);
            return StringNode.valueOf(
                    (at.isEmpty() ? "It" : "What is at " + at)
                            + " cannot be written as JSON. Let it be made of records, lists, maps"
                            + " and simple values.");
        }
    }

    /** Where the mistake is, as a JSON pointer. */
    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** A value as the application's mapper writes it, on one line. */
    byte[] writeContent(Object value) {
        return write(content.get().<JsonNode>valueToTree(value));
    }

    /**
     * A body with texts that somebody else made: where one has half a character, another one stands
     * for it.
     */
    byte[] writeAnyText(Object body) {
        return envelope.get().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    byte[] write(Object body) {
        return envelope.get().writeValueAsBytes(body);
    }
}
