package dev.actors.spring.web;

import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Makes the schemas of behaviours from the types that they declare. Not for several threads. */
final class GeneratedSchemas implements BehaviorSchemas {

    private static final String TYPE = "type";
    private static final String OBJECT = "object";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    private final BehaviorRegistry behaviors;
    private final ArgumentConstraints constraints;
    private final TypeSchemas arguments = new TypeSchemas(new ArgumentTypes());
    private final TypeSchemas messages;
    private final TypeSchemas replies;

    /** What a behaviour without arguments takes. */
    private record NoArguments() {}

    GeneratedSchemas(
            BehaviorRegistry behaviors, JsonMapper mapper, ArgumentConstraints constraints) {
        this.behaviors = behaviors;
        this.constraints = constraints;
        messages = new TypeSchemas(new MessageJsonTypes(mapper));
        replies = new TypeSchemas(new ReplyTypes(mapper));
    }

    /** What the properties of the behaviour give need not be in the JSON, which may be empty. */
    @Override
    public ObjectNode arguments(BehaviorDefinition behavior) {
        Class<?> type = behavior.argsType().orElse(NoArguments.class);
        ObjectNode schema = arguments.of(type);
        List<String> needed = constraints.write(type, schema.withObject(PROPERTIES));
        schema.remove("minProperties");
        schema.remove(REQUIRED);
        List<String> required = behaviors.requiredArguments(behavior, needed);
        if (!required.isEmpty()) {
            required.forEach(schema.putArray(REQUIRED)::add);
        }
        return schema;
    }

    /** Of a type that the application reads in its own way, only the name is known. */
    @Override
    public ObjectNode message(String name, Class<?> type) {
        ObjectNode schema = messages.of(type);
        if (!type.isRecord() || !schema.path(TYPE).asString("").equals(OBJECT)) {
            schema = messages.of(Object.class).put(TYPE, OBJECT);
        }
        ObjectNode fields = schema.withObject(PROPERTIES).deepCopy();
        schema.putObject(PROPERTIES).putObject(TYPE).put("const", name);
        schema.withObject(PROPERTIES).setAll(fields);
        ArrayNode required = schema.withArray(REQUIRED).deepCopy();
        schema.putArray(REQUIRED).add(TYPE).addAll(required);
        return schema;
    }

    @Override
    public Optional<ObjectNode> reply(BehaviorDefinition behavior, Class<?> message) {
        return behavior.replyType(message).map((Type type) -> replies.of(type));
    }
}
