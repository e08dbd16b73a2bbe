package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A pattern for JSON-like data, given by a template that looks like the data. The idea is pyact's,
 * whose messages are matched by shape.
 *
 * <pre>{@code
 * static final Shape<Map<?, ?>> EVENT =
 *         Shape.map(Map.of("event", String.class, "data", Object.class));
 * }</pre>
 *
 * <p>A template stands for, and its parts likewise to any depth:
 *
 * <ul>
 *   <li>a class: the values of that type. {@code Object} stands for any value, null too. Each of
 *       Java's integral types, primitive or not, and {@code BigInteger} stands for all of them;
 *       {@code float}, {@code double} and {@code BigDecimal} stand for one another likewise.
 *   <li>a {@code Map}: a map that has each key of the template, with a value that matches. It may
 *       have more.
 *   <li>a {@code List} of one element: a list or array whose every element matches, the empty one
 *       too, as {@link #listOf}
 *   <li>a {@code Set} of one element: a set whose every element matches, as {@link #setOf}
 *   <li>a {@code Shape}, as {@link #tuple} makes them: itself
 *   <li>another {@code Pattern}: the values that it matches, never null
 *   <li>any other value, null too: its equal. Integral numbers are equal if their values are,
 *       whatever their width, and a {@code byte[]} equals one with the same bytes.
 * </ul>
 *
 * <p>A {@code byte[]} is a binary value, not an array of numbers.
 *
 * @param <T> what a matching message is seen as
 */
public final class Shape<T> implements Pattern<T> {

    private final Form form;
    private final Function<Object, T> view;

    private Shape(Form form, Function<Object, T> view) {
        this.form = form;
        this.view = view;
    }

    /**
     * Makes a shape of a template.
     *
     * @param template see {@link Shape}; it is read once
     * @return the shape
     * @throws IllegalArgumentException if a part of the template has no meaning; the message says
     *     what to write
     */
    public static Shape<Object> of(@Nullable Object template) {
        return new Shape<>(Template.form(template), message -> message);
    }

    /**
     * Matches maps that have all the keys of a template, with values that match.
     *
     * @param template keys, and a template for the value of each
     * @return the shape
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Shape<Map<?, ?>> map(Map<?, ?> template) {
        return new Shape<>(Template.form(template), message -> (Map<?, ?>) message);
    }

    /**
     * Matches lists and arrays of a fixed length by position.
     *
     * @param templates one for each position
     * @return the shape; an array is seen as a list
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Shape<List<?>> tuple(@Nullable Object... templates) {
        return new Shape<>(Template.tuple(templates), Shape::list);
    }

    /**
     * Matches lists and arrays whose every element matches, the empty ones too.
     *
     * @param template for each element
     * @return the shape; an array is seen as a list
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Shape<List<?>> listOf(@Nullable Object template) {
        return new Shape<>(new Form.ListOf(Template.form(template)), Shape::list);
    }

    /**
     * Matches sets whose every element matches, the empty ones too.
     *
     * @param template for each element
     * @return the shape
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Shape<Set<?>> setOf(@Nullable Object template) {
        return new Shape<>(new Form.SetOf(Template.form(template)), message -> (Set<?>) message);
    }

    /**
     * Derives the shape that an example value has, as pyact's {@code calculate_shape} does: a map
     * becomes a map of shapes, a list, array or set one of the shape that all its elements have,
     * and any other value its type.
     *
     * @param example a value such as shall match; a {@code Shape} in it stands for itself
     * @return the shape
     * @throws IllegalArgumentException if a list, array or set in the example is empty or its
     *     elements differ in shape, or if a value in it is null; the message says where, and what
     *     to write
     */
    public static Shape<Object> like(Object example) {
        return new Shape<>(Example.form(example, "example"), message -> message);
    }

    private static List<?> list(Object message) {
        return Objects.requireNonNull(Elements.of(message));
    }

    Form form() {
        return form;
    }

    @Override
    public boolean matches(Object message) {
        return form.fits(message);
    }

    /** True unless a part of it is a pattern that is not. */
    @Override
    public boolean isPure() {
        return form.isPure();
    }

    @Override
    public T extract(Object message) {
        return view.apply(message);
    }

    /** A short text in the manner of JSON, such as {@code {data: any, event: String}}. */
    @Override
    public String toString() {
        return form.toString();
    }
}
