package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How the template of a {@link Shape} is read. */
final class Template {

    private Template() {}

    /** Reads a template, or a part of one. */
    static Form form(@Nullable Object template) {
        return switch (template) {
            case Shape<?> shape -> shape.form();
            case Pattern<?> pattern -> new Form.Matching(pattern);
            case Class<?> type -> ofType(type);
            case Map<?, ?> map -> Form.MapOf.of(map, (_, value) -> form(value));
            case List<?> list -> new Form.ListOf(form(only("list", list)));
            case Set<?> set -> new Form.SetOf(form(only("set", set)));
            case null, default -> ofValue(template);
        };
    }

    /** Reads one template for each position. */
    static Form tuple(@Nullable Object... templates) {
        return new Form.TupleOf(Stream.of(templates).map(Template::form).toList());
    }

    /** The values of a type. */
    static Form ofType(Class<?> type) {
        if (type == Object.class) {
            return new Form.Anything();
        }
        if (Form.NumberOf.INTEGER.types().contains(type)) {
            return Form.NumberOf.INTEGER;
        }
        if (Form.NumberOf.DECIMAL.types().contains(type)) {
            return Form.NumberOf.DECIMAL;
        }
        return new Form.Matching(Pattern.type(type));
    }

    private static Form ofValue(@Nullable Object value) {
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            throw new IllegalArgumentException(
                    "An array ("
                            + value.getClass().getSimpleName()
                            + ") is no template. Use Shape.tuple(...) for fixed positions, or"
                            + " Shape.listOf(...) for elements that are alike.");
        }
        return new Form.Literal(value);
    }

    private static @Nullable Object only(String what, Collection<?> template) {
        if (template.size() != 1) {
            throw new IllegalArgumentException(
                    "A "
                            + what
                            + " template has exactly one element, for all elements of the "
                            + what
                            + "; this one has "
                            + template.size()
                            + ". Use Shape.tuple(...) for fixed positions, or Shape."
                            + what
                            + "Of(...), as in Shape."
                            + what
                            + "Of(Object.class), for elements that are alike.");
        }
        return template.iterator().next();
    }
}
