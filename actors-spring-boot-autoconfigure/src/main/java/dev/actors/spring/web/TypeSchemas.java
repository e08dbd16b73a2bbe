package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes the schemas of Java types with the generator's library: it walks through records and
 * resolves generic types and recursion, and {@link JsonTypes} says how each type stands in JSON. No
 * name of a class gets into a schema.
 */
final class TypeSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DEFINITIONS = "$defs";
    private static final String TYPE = "type";

    private static final Set<Class<?>> OPTIONAL_NUMBERS =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final JsonTypes types;
    private final SchemaGenerator generator;
    private final Map<ResolvedType, Optional<Map<String, JsonTypes.Component>>> records =
            new HashMap<>();

    TypeSchemas(JsonTypes types) {
        this.types = types;
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12,
                        new OptionPreset(
                                Option.SCHEMA_VERSION_INDICATOR,
                                Option.DEFINITION_FOR_MAIN_SCHEMA,
                                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                                Option.ALLOF_CLEANUP_AT_THE_END));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(this::ofType)
                .withTypeAttributeOverride(
                        (node, scope, _) -> {
                            if (isRecord(scope.getType()) && !types.emptyRecords()) {
                                node.put("minProperties", 1);
                            }
                        })
                .withPropertySorter((_, _) -> 0)
                .withDefinitionNamingStrategy((_, _) -> "record");
        config.forFields()
                .withIgnoreCheck(field -> component(field) == null)
                .withPropertyNameOverrideResolver(this::name)
                .withRequiredCheck(field -> required(field).required())
                .withCustomDefinitionProvider(this::ofField);
        generator = new SchemaGenerator(config.build());
    }

    /** The schema of a type, records that it needs more than once beside it. */
    ObjectNode of(Type type) {
        ObjectNode generated = generator.generateSchema(type);
        String reference = generated.path("$ref").asString();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        ObjectNode definitions = (ObjectNode) generated.path(DEFINITIONS);
        ObjectNode schema = NODES.objectNode();
        schema.set("$schema", generated.path("$schema"));
        schema.setAll((ObjectNode) definitions.path(name).deepCopy());
        if (!definitions.toString().contains('"' + reference + '"')) {
            definitions.remove(name);
        }
        if (!definitions.isEmpty()) {
            schema.set(DEFINITIONS, definitions);
        }
        return schema;
    }

    private JsonTypes.@Nullable Component component(FieldScope field) {
        return components(field.getDeclaringType())
                .map(components -> components.get(field.getDeclaredName()))
                .orElse(null);
    }

    /** The library asks for it before it asks what to ignore. */
    private @Nullable String name(FieldScope field) {
        JsonTypes.Component component = component(field);
        return component == null ? null : component.name();
    }

    private JsonTypes.Component required(FieldScope field) {
        JsonTypes.Component component = component(field);
        if (component == null) {
            throw new IllegalStateException("No component: " + field);
        }
        return component;
    }

    private Optional<Map<String, JsonTypes.Component>> components(ResolvedType type) {
        return records.computeIfAbsent(type, types::components);
    }

    /** Leaves the records of which the components are known to the library. */
    private @Nullable CustomDefinition ofType(ResolvedType type, SchemaGenerationContext context) {
        return isRecord(type) && components(type).isPresent()
                ? null
                : new CustomDefinition(
                        shape(type, context),
                        CustomDefinition.INLINE_DEFINITION,
                        CustomDefinition.EXCLUDING_ATTRIBUTES);
    }

    private CustomPropertyDefinition ofField(FieldScope field, SchemaGenerationContext context) {
        JsonTypes.Component component = required(field);
        ObjectNode shape = component.known() ? shape(field.getType(), context) : NODES.objectNode();
        return new CustomPropertyDefinition(
                component.known() && component.nullable() ? orNull(shape, field.getType()) : shape,
                CustomDefinition.EXCLUDING_ATTRIBUTES);
    }

    private static boolean isRecord(ResolvedType type) {
        return type.getErasedType().isRecord();
    }

    private ObjectNode shape(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        Optional<JsonForm> form = types.form(raw);
        if (form.isPresent()) {
            return OPTIONAL_NUMBERS.contains(raw)
                    ? orNull(ofForm(form.get()), type)
                    : ofForm(form.get());
        } else if (raw.isEnum()) {
            return types.constants(raw).map(TypeSchemas::oneOf).orElseGet(NODES::objectNode);
        } else if (isRecord(type)) {
            return components(type).isPresent()
                    ? context.createDefinitionReference(type)
                    : NODES.objectNode();
        }
        return switch (types.special(raw)) {
            case ANYTHING -> NODES.objectNode();
            case SCALAR -> typed("string", "number", "boolean");
            case NOTHING -> NODES.objectNode().set("not", NODES.objectNode());
            case null -> container(type, context);
        };
    }

    private ObjectNode container(ResolvedType type, SchemaGenerationContext context) {
        if (type.isArray()) {
            return array(type, type.getArrayElementType(), context);
        } else if (type.isInstanceOf(Iterable.class)) {
            return array(type, parameter(type, Iterable.class, 0, context), context);
        } else if (type.isInstanceOf(Map.class)) {
            return map(type, context);
        }
        return element(type, parameter(type, Optional.class, 0, context), context);
    }

    private ObjectNode array(
            ResolvedType type, ResolvedType element, SchemaGenerationContext context) {
        ObjectNode array = typed("array");
        array.set("items", element(type, element, context));
        return array;
    }

    private ObjectNode map(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode map = typed("object");
        switch (types.keys(type)) {
            case JsonTypes.Keys.Any() -> {}
            case JsonTypes.Keys.Matching(String pattern) ->
                    map.putObject("propertyNames").put("pattern", pattern);
            case JsonTypes.Keys.Named(List<String> names) ->
                    map.set(
                            "propertyNames",
                            oneOf(names.stream().map(StringNode::valueOf).toList()));
        }
        map.set(
                "additionalProperties",
                element(type, parameter(type, Map.class, 1, context), context));
        return map;
    }

    private ObjectNode element(
            ResolvedType container, ResolvedType type, SchemaGenerationContext context) {
        ObjectNode shape = shape(type, context);
        return types.nullableElements(container) && !type.isPrimitive()
                ? orNull(shape, type)
                : shape;
    }

    private static ResolvedType parameter(
            ResolvedType type, Class<?> of, int index, SchemaGenerationContext context) {
        List<ResolvedType> parameters = type.typeParametersFor(of);
        return parameters.size() > index
                ? parameters.get(index)
                : context.getTypeContext().resolve(Object.class);
    }

    private static ObjectNode ofForm(JsonForm form) {
        return switch (form) {
            case JsonForm.Truth() -> typed("boolean");
            case JsonForm.Whole(var min, var max) -> {
                ObjectNode node = typed("integer");
                if (min != null) {
                    node.put("minimum", min);
                }
                if (max != null) {
                    node.put("maximum", max);
                }
                yield node;
            }
            case JsonForm.Decimal(var limit) -> {
                ObjectNode node = typed("number");
                if (limit != null) {
                    node.put("minimum", limit.negate()).put("maximum", limit);
                }
                yield node;
            }
            case JsonForm.Text(var pattern, var format) -> {
                ObjectNode node = typed("string");
                if (format != null) {
                    node.put("format", format);
                }
                if (pattern != null) {
                    node.put("pattern", pattern.pattern());
                }
                yield node;
            }
        };
    }

    private static ObjectNode typed(String... names) {
        ObjectNode node = NODES.objectNode();
        if (names.length == 1) {
            return node.put(TYPE, names[0]);
        }
        ArrayNode all = node.putArray(TYPE);
        for (String name : names) {
            all.add(name);
        }
        return node;
    }

    private static ObjectNode oneOf(List<? extends JsonNode> values) {
        ObjectNode node = NODES.objectNode();
        values.forEach(node.putArray("enum")::add);
        return node;
    }

    /** A reference to a record is filled only later: it is left as it is. */
    private static ObjectNode orNull(ObjectNode shape, ResolvedType type) {
        if (shape.path(TYPE).isString()) {
            String only = shape.path(TYPE).asString();
            shape.putArray(TYPE).add(only).add("null");
        } else if (shape.path(TYPE) instanceof ArrayNode several) {
            addNull(several, StringNode.valueOf("null"));
        } else if (shape.path("enum") instanceof ArrayNode names) {
            addNull(names, NODES.nullNode());
        } else if (shape.has("not")) {
            return typed("null");
        } else if (isRecord(type)) {
            ObjectNode either = NODES.objectNode();
            either.putArray("anyOf").add(typed("null")).add(shape);
            return either;
        }
        return shape;
    }

    /** Once: what may be null may hold what may be. */
    private static void addNull(ArrayNode several, JsonNode none) {
        if (!several.path(several.size() - 1).equals(none)) {
            several.add(none);
        }
    }
}
