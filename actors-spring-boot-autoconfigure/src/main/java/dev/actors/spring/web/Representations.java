package dev.actors.spring.web;

import dev.actors.ActorInfo;
import dev.actors.PublishedState;
import dev.actors.spring.Argument;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.insight.Labels;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actors and behaviours as the protocol shows them. */
final class Representations {

    private final ProtocolJson json;

    Representations(ProtocolJson json) {
        this.json = json;
    }

    /** One actor with its state. */
    Map<String, @Nullable Object> actor(
            String name, ActorInfo actor, @Nullable PublishedState state) {
        Map<String, @Nullable Object> body = identity(name, actor);
        body.put("state", state == null ? null : json.content(state.view()));
        body.put("stateAt", state == null ? null : state.at().toString());
        body.putAll(vitals(actor));
        return body;
    }

    /** The actor of a key with its state. */
    Map<String, @Nullable Object> keyed(
            String key, ActorInfo actor, @Nullable PublishedState state) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("key", key);
        body.putAll(actor(key, actor, state));
        body.remove("name");
        return body;
    }

    /** One actor as a line of the list, without its state. */
    Map<String, @Nullable Object> summary(String name, ActorInfo actor) {
        Map<String, @Nullable Object> body = identity(name, actor);
        body.putAll(vitals(actor));
        return body;
    }

    private static Map<String, @Nullable Object> identity(String name, ActorInfo actor) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("address", actor.address().toString());
        body.put("behavior", actor.behavior());
        body.put("status", Labels.of(actor.status()));
        return body;
    }

    private static Map<String, @Nullable Object> vitals(ActorInfo actor) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Map<String, Integer> mailbox = new LinkedHashMap<>();
        mailbox.put("size", actor.mailboxSize());
        mailbox.put("capacity", actor.mailboxCapacity());
        body.put("mailbox", mailbox);
        body.put("handled", actor.handled());
        body.put("restarts", actor.restarts());
        Instant startedAt = actor.startedAt();
        if (startedAt != null) {
            body.put("startedAt", startedAt.toString());
        }
        return body;
    }

    /** A behaviour with what it takes, and the schemas if there are any. */
    Map<String, Object> behavior(BehaviorDefinition behavior, Optional<BehaviorSchemas> schemas) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", behavior.name());
        if (behavior.keyed()) {
            body.put("keyed", true);
        }
        body.put("args", behavior.argsType().map(Representations::args).orElse(Map.of()));
        schemas.ifPresent(made -> body.put("argsSchema", made.arguments(behavior)));
        List<Map<String, Object>> messages =
                behavior.messages().byName().entrySet().stream()
                        .map(entry -> message(behavior, entry.getKey(), entry.getValue(), schemas))
                        .toList();
        body.put("messages", messages);
        body.put("anyJson", behavior.messages().anyJson());
        return body;
    }

    private Map<String, Object> message(
            BehaviorDefinition behavior,
            String name,
            Class<?> type,
            Optional<BehaviorSchemas> schemas) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", name);
        body.put("fields", type.isRecord() ? fields(type) : Map.of());
        schemas.ifPresent(made -> body.put("schema", made.message(name, type)));
        schemas.flatMap(made -> made.reply(behavior, type))
                .ifPresent(reply -> body.put("replySchema", reply));
        return body;
    }

    private static Map<String, String> args(Class<?> type) {
        Map<String, String> args = new LinkedHashMap<>();
        for (Argument argument : Argument.of(type)) {
            args.put(argument.name(), argument.component().getType().getSimpleName());
        }
        return args;
    }

    /** The keys by which a message is read; none where the application has a way of its own. */
    private Map<String, String> fields(Class<?> type) {
        JsonMapper mapper = json.contentMapper();
        Map<String, String> fields = new LinkedHashMap<>();
        new MessageReaders(mapper)
                .components(mapper.constructType(type))
                .orElse(Map.of())
                .values()
                .forEach(
                        field ->
                                fields.put(
                                        field.getName(),
                                        field.getType().getRawClass().getSimpleName()));
        return fields;
    }
}
