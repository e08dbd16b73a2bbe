package dev.actors.spring.web;

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
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The constraints of Jakarta Validation, as the validator that checks them knows them.
 *
 * <p>Shown are those of the record itself that JSON Schema has the same words for. The rest is
 * enforced all the same: constraints within components, {@code Pattern}, whose syntax is Java's,
 * and an application's own.
 */
final class JakartaConstraints implements ArgumentConstraints {

    /** What {@link NotBlank} looks for: it takes for blank what {@link String#trim} does. */
    private static final String NOT_BLANK = "[^\\u0000-\\u0020]";

    private final Validator validator;

    JakartaConstraints(Validator validator) {
        this.validator = validator;
    }

    @Override
    public List<String> write(Class<?> args, ObjectNode properties) {
        List<String> needed = new ArrayList<>();
        for (PropertyDescriptor property :
                validator.getConstraintsForClass(args).getConstrainedProperties()) {
            String name = property.getPropertyName();
            Set<ConstraintDescriptor<?>> constraints =
                    property.findConstraints()
                            .unorderedAndMatchingGroups(Default.class)
                            .getConstraintDescriptors();
            if (property.getElementClass() != Optional.class
                    && properties.get(name) instanceof ObjectNode schema) {
                annotations(constraints).forEach(constraint -> write(constraint, schema, property));
                if (annotations(constraints).anyMatch(JakartaConstraints::refusesNull)) {
                    needed.add(name);
                }
            }
        }
        return needed;
    }

    private static Stream<Annotation> annotations(Set<ConstraintDescriptor<?>> constraints) {
        return constraints.stream().map(ConstraintDescriptor::getAnnotation);
    }

    private static boolean refusesNull(Annotation constraint) {
        return constraint instanceof NotNull
                || constraint instanceof NotEmpty
                || constraint instanceof NotBlank;
    }

    private static void write(Annotation constraint, ObjectNode schema, PropertyDescriptor on) {
        switch (constraint) {
            case Min min -> atLeast(BigDecimal.valueOf(min.value()), true, schema);
            case Max max -> atMost(BigDecimal.valueOf(max.value()), true, schema);
            case DecimalMin min -> atLeast(new BigDecimal(min.value()), min.inclusive(), schema);
            case DecimalMax max -> atMost(new BigDecimal(max.value()), max.inclusive(), schema);
            case Positive _ -> atLeast(BigDecimal.ZERO, false, schema);
            case PositiveOrZero _ -> atLeast(BigDecimal.ZERO, true, schema);
            case Negative _ -> atMost(BigDecimal.ZERO, false, schema);
            case NegativeOrZero _ -> atMost(BigDecimal.ZERO, true, schema);
            case Size size -> size(size.min(), size.max(), schema, on);
            case NotEmpty _ -> size(1, Integer.MAX_VALUE, schema, on);
            case NotBlank _ -> {
                if (type(schema).equals("string") && !schema.has("pattern")) {
                    schema.put("pattern", NOT_BLANK);
                }
            }
            default -> {}
        }
    }

    private static void atLeast(BigDecimal limit, boolean inclusive, ObjectNode schema) {
        if (type(schema).equals("integer")) {
            BigDecimal least = limit.setScale(0, RoundingMode.CEILING);
            boolean next = !inclusive && least.compareTo(limit) == 0;
            BigDecimal bound = next ? least.add(BigDecimal.ONE) : least;
            JsonNode known = schema.path("minimum");
            if (!known.isNumber() || known.decimalValue().compareTo(bound) < 0) {
                schema.put("minimum", bound.toBigInteger());
            }
        } else if (type(schema).equals("number")) {
            schema.put(inclusive ? "minimum" : "exclusiveMinimum", limit);
        }
    }

    private static void atMost(BigDecimal limit, boolean inclusive, ObjectNode schema) {
        if (type(schema).equals("integer")) {
            BigDecimal most = limit.setScale(0, RoundingMode.FLOOR);
            boolean next = !inclusive && most.compareTo(limit) == 0;
            BigDecimal bound = next ? most.subtract(BigDecimal.ONE) : most;
            JsonNode known = schema.path("maximum");
            if (!known.isNumber() || known.decimalValue().compareTo(bound) > 0) {
                schema.put("maximum", bound.toBigInteger());
            }
        } else if (type(schema).equals("number")) {
            schema.put(inclusive ? "maximum" : "exclusiveMaximum", limit);
        }
    }

    /** Elements of a set that come twice count once, which no schema says. */
    private static void size(int min, int max, ObjectNode schema, PropertyDescriptor on) {
        String what =
                switch (type(schema)) {
                    case "string" -> "Length";
                    case "array" -> Set.class.isAssignableFrom(on.getElementClass()) ? "" : "Items";
                    case "object" -> "Properties";
                    default -> "";
                };
        if (!what.isEmpty()) {
            if (min > schema.path("min" + what).asInt(0)) {
                schema.put("min" + what, min);
            }
            if (max < schema.path("max" + what).asInt(Integer.MAX_VALUE)) {
                schema.put("max" + what, max);
            }
        }
    }

    private static String type(ObjectNode schema) {
        return schema.path("type").asString("");
    }
}
