package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a {@link Shape} is derived from an example value. */
final class Example {

    private Example() {}

    /**
     * Derives a form.
     *
     * @param example the value, or a part of it
     * @param where the part's place, for errors
     */
    static Form form(@Nullable Object example, String where) {
        return switch (example) {
            case null ->
                    throw new IllegalArgumentException(
                            where
                                    + " is null, which says nothing of its type. Give it a value,"
                                    + " or write Shape.of(Object.class) in its place.");
            case Shape<?> shape -> shape.form();
            case Map<?, ?> map ->
                    Form.MapOf.of(map, (key, value) -> form(value, where + "." + key));
            case Set<?> set -> new Form.SetOf(common(set, "set", where));
            case Enum<?> constant -> Template.ofType(constant.getDeclaringClass());
            default -> {
                List<?> elements = Elements.of(example);
                yield elements == null
                        ? Template.ofType(example.getClass())
                        : new Form.ListOf(common(elements, "list", where));
            }
        };
    }

    private static Form common(Collection<?> elements, String what, String where) {
        Form common = null;
        int index = 0;
        for (Object element : elements) {
            Form form = form(element, where + "[" + index++ + "]");
            if (common != null && !common.equals(form)) {
                throw new IllegalArgumentException(
                        where + " mixes " + common + " and " + form + ". " + wayOut(what));
            }
            common = form;
        }
        if (common == null) {
            throw new IllegalArgumentException(
                    where + " is an empty " + what + ". " + wayOut(what));
        }
        return common;
    }

    private static String wayOut(String what) {
        return "Give it elements that are alike, or write Shape."
                + what
                + "Of(...), as in Shape."
                + what
                + "Of(Object.class), in its place.";
    }
}
