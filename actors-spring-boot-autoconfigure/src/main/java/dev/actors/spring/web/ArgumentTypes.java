package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;

import dev.actors.spring.Argument;
import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Arguments of a spawn: never null, under the names that the binder has for them, made by the
 * binder.
 */
final class ArgumentTypes implements JsonTypes {

    @Override
    public Optional<Map<String, Component>> components(ResolvedType type) {
        Map<String, Component> components = new HashMap<>();
        for (Argument argument : Argument.of(type.getErasedType())) {
            components.put(
                    argument.component().getName(),
                    new Component(argument.name(), argument.isRequired(List.of()), false, true));
        }
        return Optional.of(components);
    }

    @Override
    public Optional<JsonForm> form(Class<?> type) {
        return JsonForm.ofArgument(type);
    }

    @Override
    public Optional<List<JsonNode>> constants(Class<?> type) {
        return Optional.of(names(type).<JsonNode>map(StringNode::valueOf).toList());
    }

    private static Stream<String> names(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    @Override
    public Keys keys(ResolvedType map) {
        List<ResolvedType> parameters = map.typeParametersFor(Map.class);
        Class<?> key = parameters.isEmpty() ? Object.class : parameters.getFirst().getErasedType();
        return key.isEnum()
                ? new Keys.Named(names(key).toList())
                : new Keys.Matching("^[^\\[\\]]+$");
    }

    @Override
    public boolean emptyRecords() {
        return false;
    }

    @Override
    public boolean nullableElements(ResolvedType container) {
        return false;
    }

    @Override
    public @Nullable Special special(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Optional.class) {
            return null;
        }
        return type == Object.class ? Special.SCALAR : Special.NOTHING;
    }
}
