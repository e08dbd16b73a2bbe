package dev.actors.spring.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes documents that follow a schema, some of them but for a few places. It knows nothing of what
 * is right: whether a document is valid is for a validator to say.
 *
 * <p>No number that is an integer is written with a fraction or an exponent: to JSON Schema 1.0 is
 * an integer, to the protocol it is none.
 */
final class RandomDocuments {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> KEYS = List.of("a", "A", "b c", "x.y", "k-1", "ü", "RED");
    private static final int TRIES = 2_000;

    private final Random random;
    private final RandomTexts texts;
    private final JsonNode root;
    private double chaos;

    RandomDocuments(Random random, JsonNode schema) {
        this.random = random;
        this.root = schema;
        texts = new RandomTexts(random);
    }

    /** The next document: about every second one strays from the schema. */
    JsonNode next() {
        chaos = random.nextBoolean() ? 0 : 0.02 + random.nextDouble() * 0.1;
        return value(root, 0);
    }

    private boolean strays() {
        return random.nextDouble() < chaos;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return value(root.at(schema.path("$ref").asString().substring(1)), depth);
        } else if (strays()) {
            return anything(depth);
        } else if (schema.has("anyOf")) {
            return value(depth > 3 ? schema.path("anyOf").path(0) : any(schema, "anyOf"), depth);
        } else if (schema.has("const")) {
            return schema.path("const");
        } else if (schema.has("enum")) {
            return any(schema, "enum");
        }
        JsonNode type = schema.path("type");
        String name = (type.isArray() ? any(schema, "type") : type).asString("");
        return switch (name) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> string(schema);
            case "integer" -> integer(schema);
            case "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> anything(depth);
        };
    }

    private JsonNode any(JsonNode schema, String key) {
        return schema.path(key).path(random.nextInt(schema.path(key).size()));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties")
                .forEachEntry(
                        (name, property) -> {
                            boolean there =
                                    required.contains(name)
                                            ? !strays()
                                            : random.nextInt(4) > 0 && depth < 4;
                            if (there) {
                                object.set(
                                        strays() ? name.toUpperCase(Locale.ROOT) : name,
                                        value(property, depth + 1));
                            }
                        });
        JsonNode more = schema.path("additionalProperties");
        if (more.isObject()) {
            for (int i = size(schema, "Properties", depth); i > 0; i--) {
                object.set(key(schema.path("propertyNames")), value(more, depth + 1));
            }
        }
        if (object.size() < schema.path("minProperties").asInt(0) && !strays()) {
            schema.path("properties")
                    .forEachEntry((name, property) -> object.set(name, value(property, depth + 1)));
        }
        if (strays()) {
            object.set(oneOf(KEYS), anything(depth));
        }
        return object;
    }

    private String key(JsonNode names) {
        if (strays()) {
            return oneOf(List.of("", "[", "a]", "no"));
        }
        return names.has("enum") ? any(names, "enum").asString() : oneOf(KEYS);
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = size(schema, "Items", depth); i > 0; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private int size(JsonNode schema, String what, int depth) {
        int min = strays() ? 0 : schema.path("min" + what).asInt(0);
        int max = strays() ? 3 : schema.path("max" + what).asInt(3);
        return depth < 5 ? Math.min(max, min + random.nextInt(3)) : min;
    }

    private JsonNode string(JsonNode schema) {
        String text = texts.next();
        for (int i = 0; i < TRIES && !fits(text, schema); i++) {
            text = texts.next();
        }
        return NODES.stringNode(strays() ? texts.next() : text);
    }

    private static boolean fits(String text, JsonNode schema) {
        return Pattern.compile(schema.path("pattern").asString("")).matcher(text).find()
                && text.length() >= schema.path("minLength").asInt(0)
                && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && schema.path("allOf").valueStream().allMatch(each -> fits(text, each));
    }

    private JsonNode integer(JsonNode schema) {
        if (!schema.has("minimum") && !schema.has("maximum")) {
            return NODES.numberNode(new BigInteger(random.nextInt(1, 200), random).negate());
        }
        BigInteger min = bound(schema.path("minimum"), -1_000);
        BigInteger max = bound(schema.path("maximum"), 1_000);
        BigInteger beyond = strays() ? BigInteger.ONE : BigInteger.ZERO;
        return NODES.numberNode(
                switch (random.nextInt(3)) {
                    case 0 -> min.subtract(beyond);
                    case 1 -> max.add(beyond);
                    default -> BigInteger.valueOf(random.nextInt(-100, 100)).max(min).min(max);
                });
    }

    private static BigInteger bound(JsonNode bound, int otherwise) {
        return bound.isNumber() ? bound.bigIntegerValue() : BigInteger.valueOf(otherwise);
    }

    private JsonNode number(JsonNode schema) {
        BigDecimal half = new BigDecimal("0.5");
        if (schema.has("maximum") && random.nextInt(3) == 0) {
            BigDecimal limit = schema.path("maximum").decimalValue();
            BigDecimal near = strays() ? limit.add(half) : limit.subtract(half);
            BigDecimal min = schema.path("minimum").decimalValue(limit.negate());
            return NODES.numberNode(random.nextBoolean() ? near : near.negate().max(min));
        }
        return random.nextBoolean()
                ? NODES.numberNode(random.nextInt())
                : NODES.numberNode(half.add(BigDecimal.valueOf(random.nextInt())));
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(-200, 200));
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(new BigDecimal("1.5"));
            case 5 -> NODES.stringNode(texts.next());
            case 6 -> NODES.arrayNode().add(anything(depth + 1));
            default -> NODES.objectNode().set(oneOf(KEYS), anything(depth + 1));
        };
    }
}
