package dev.actors.spring.web;

import dev.actors.ActorException;
import dev.actors.Failure;
import dev.actors.spring.MessageTypes;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.function.Supplier;

/** Writes what peers read: messages and arguments as their protocol has them. */
final class PeerJson {

    private static final String TYPE = "type";

    private final Supplier<JsonMapper> content;

    PeerJson(JsonMapper application) {
        content = SingletonSupplier.of(() -> StrictMapper.of(application));
    }

    /**
     * Writes a message. A record gets the name of its class as its {@code type}, as a behaviour
     * that declares it takes it; maps, lists and simple values stay as they are.
     *
     * @throws dev.actors.IllegalMessageException if it has no form in JSON
     */
    byte[] message(Object message) {
        try {
            JsonMapper mapper = content.get();
            JsonNode tree = mapper.valueToTree(message);
            if (tree instanceof ObjectNode fields) {
                MessageTypes.nameOf(message.getClass()).ifPresent(name -> fields.put(TYPE, name));
            }
            return mapper.writeValueAsBytes(tree);
        } catch (JacksonException e) {
            throw illegal(message, e);
        }
    }

    private static ActorException illegal(Object value, JacksonException e) {
        return new Failure(
                        Failure.Kind.ILLEGAL_MESSAGE,
                        "A "
                                + value.getClass().getName()
                                + " cannot be written as JSON: "
                                + e.getOriginalMessage())
                .toException();
    }

    /**
     * Writes what to spawn.
     *
     * @throws dev.actors.IllegalMessageException if the arguments have no form in JSON
     */
    byte[] spawn(String behavior, @Nullable Object arguments) {
        Object args = arguments == null ? Map.of() : arguments;
        try {
            return content.get().writeValueAsBytes(Map.of("behavior", behavior, "args", args));
        } catch (JacksonException e) {
            throw illegal(args, e);
        }
    }
}
