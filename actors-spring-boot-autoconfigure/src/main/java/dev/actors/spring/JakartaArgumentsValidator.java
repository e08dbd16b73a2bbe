package dev.actors.spring;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Checks arguments with Jakarta Validation. What is wrong is named by the keys that arguments are
 * given under, which a {@code @Name} makes others than the components' own names.
 */
public final class JakartaArgumentsValidator implements ArgumentsValidator {

    private final Supplier<@Nullable Validator> validators;

    /**
     * A validator that is asked for at the first spawn.
     *
     * @param validators gives what checks; null if nothing does
     */
    public JakartaArgumentsValidator(Supplier<@Nullable Validator> validators) {
        this.validators = validators;
    }

    @Override
    public List<String> validate(Object args) {
        Validator validator = validators.get();
        return validator == null
                ? List.of()
                : validator.validate(args).stream()
                        .map(broken -> path(broken) + " " + broken.getMessage())
                        .sorted()
                        .toList();
    }

    private static String path(ConstraintViolation<?> broken) {
        StringBuilder path = new StringBuilder();
        ResolvableType type = ResolvableType.forClass(broken.getRootBeanClass());
        for (Path.Node node : broken.getPropertyPath()) {
            if (node.isInIterable()) {
                Object place = node.getKey() == null ? node.getIndex() : node.getKey();
                path.append('[').append(Objects.toString(place, "")).append(']');
            }
            type = within(type, node);
            if (node.getKind() == ElementKind.PROPERTY) {
                Argument argument = argument(type.resolve(Object.class), node.getName());
                path.append(path.isEmpty() ? "" : ".")
                        .append(argument == null ? node.getName() : argument.name());
                type = argument == null ? ResolvableType.NONE : argument.typeIn(type);
            }
        }
        return path.toString();
    }

    /** The element of a list, a map or another container that a node stands for, or is in. */
    private static ResolvableType within(ResolvableType container, Path.Node node) {
        Class<?> type;
        Integer index;
        switch (node.getKind()) {
            case PROPERTY -> {
                type = node.as(Path.PropertyNode.class).getContainerClass();
                index = node.as(Path.PropertyNode.class).getTypeArgumentIndex();
            }
            case CONTAINER_ELEMENT -> {
                type = node.as(Path.ContainerElementNode.class).getContainerClass();
                index = node.as(Path.ContainerElementNode.class).getTypeArgumentIndex();
            }
            default -> {
                return container;
            }
        }
        return type == null || index == null ? container : container.as(type).getGeneric(index);
    }

    private static @Nullable Argument argument(Class<?> type, String component) {
        return type.isRecord()
                ? Argument.of(type).stream()
                        .filter(each -> each.component().getName().equals(component))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
