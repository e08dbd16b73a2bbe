package dev.actors.spring.web;

import dev.actors.spring.Argument;

import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import org.springframework.core.ResolvableType;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The constraints of Jakarta Validation, as the validator that checks them knows them.
 *
 * <p>A schema never refuses what the validator accepts: what JSON Schema has no words for, or words
 * that mean another thing, is left out. The validator enforces it all the same.
 */
final class JakartaConstraints implements ArgumentConstraints {

    /**
     * Providers differ in what else is blank: {@link String#trim} and {@link String#isBlank} agree
     * on the rest.
     */
    private static final String NOT_BLANK = "[^\\t-\\r\\u001C-\\u0020]";

    private final Validator validator;

    JakartaConstraints(Validator validator) {
        this.validator = validator;
    }

    @Override
    public List<String> write(Class<?> args, ObjectNode properties) {
        BeanDescriptor constraints = validator.getConstraintsForClass(args);
        List<String> needed = new ArrayList<>();
        for (Argument argument : Argument.of(args)) {
            RecordComponent component = argument.component();
            PropertyDescriptor property =
                    constraints.getConstraintsForProperty(component.getName());
            if (property != null
                    && properties.get(argument.name()) instanceof ObjectNode schema
                    && write(property, component, schema)) {
                needed.add(argument.name());
            }
        }
        return needed;
    }

    /**
     * Writes the constraints of a component, which a getter of the same name does not share.
     *
     * @return whether it must not be null
     */
    private boolean write(
            PropertyDescriptor property, RecordComponent component, ObjectNode schema) {
        List<Annotation> constraints = new ArrayList<>();
        for (ConstraintDescriptor<?> descriptor :
                property.findConstraints()
                        .unorderedAndMatchingGroups(Default.class)
                        .declaredOn(ElementType.FIELD)
                        .getConstraintDescriptors()) {
            constraints.add(descriptor.getAnnotation());
        }
        for (Annotation constraint : constraints) {
            write(constraint, schema, component);
        }
        if (property.isCascaded()
                && property.getGroupConversions().isEmpty()
                && component.getType().isRecord()
                && schema.get("properties") instanceof ObjectNode below) {
            Class<?> type = component.getType();
            List<String> needed = write(type, below);
            List<Argument> all = Argument.of(type);
            require(
                    all.stream().filter(each -> each.isRequired(needed)).map(Argument::name),
                    schema);
        }
        return constraints.stream().anyMatch(JakartaConstraints::refusesNull);
    }

    private static void require(Stream<String> names, ObjectNode schema) {
        schema.remove("required");
        names.forEach(name -> schema.withArray("required").add(name));
    }

    private static boolean refusesNull(Annotation constraint) {
        return constraint instanceof NotNull
                || constraint instanceof NotEmpty
                || constraint instanceof NotBlank;
    }

    private static void write(Annotation constraint, ObjectNode schema, RecordComponent on) {
        switch (constraint) {
            case Min min -> NumberBound.LEAST.write(min.value(), schema);
            case Max max -> NumberBound.GREATEST.write(max.value(), schema);
            case DecimalMin min ->
                    NumberBound.LEAST.write(new BigDecimal(min.value()), min.inclusive(), schema);
            case DecimalMax max ->
                    NumberBound.GREATEST.write(
                            new BigDecimal(max.value()), max.inclusive(), schema);
            case Positive _ -> NumberBound.LEAST.write(BigDecimal.ZERO, false, schema);
            case PositiveOrZero _ -> NumberBound.LEAST.write(0, schema);
            case Negative _ -> NumberBound.GREATEST.write(BigDecimal.ZERO, false, schema);
            case NegativeOrZero _ -> NumberBound.GREATEST.write(0, schema);
            case Size size -> size(size.min(), size.max(), schema, on);
            case NotEmpty _ -> size(1, Integer.MAX_VALUE, schema, on);
            case NotBlank _ -> pattern(NOT_BLANK, schema);
            case Pattern pattern when pattern.flags().length == 0 ->
                    SharedPattern.of(pattern.regexp()).ifPresent(regexp -> pattern(regexp, schema));
            default -> {}
        }
    }

    private static void pattern(String regexp, ObjectNode schema) {
        if (!schema.path("type").asString("").equals("string")) {
            return;
        } else if (schema.has("pattern")) {
            ArrayNode more = schema.withArray("allOf");
            more.addObject().put("pattern", regexp);
        } else {
            schema.put("pattern", regexp);
        }
    }

    private static void size(int min, int max, ObjectNode schema, RecordComponent on) {
        String what = counted(ResolvableType.forType(on.getGenericType()));
        boolean same = !what.equals("Length") || min <= 1;
        if (!what.isEmpty() && same && min > schema.path("min" + what).asInt(0)) {
            schema.put("min" + what, min);
        }
        if (!what.isEmpty() && max < schema.path("max" + what).asInt(Integer.MAX_VALUE)) {
            schema.put("max" + what, max);
        }
    }

    /**
     * What a schema counts: characters, where Java counts one beyond U+FFFF twice; and each element
     * and key that is written, though in a set, and as keys of some types, two of them can be one.
     */
    private static String counted(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        if (raw == String.class) {
            return "Length";
        } else if (raw == List.class || raw == Collection.class) {
            return "Items";
        }
        Class<?> key = raw == Map.class ? type.getGeneric(0).resolve(Object.class) : Object.class;
        return key == String.class || key.isEnum() ? "Properties" : "";
    }
}
