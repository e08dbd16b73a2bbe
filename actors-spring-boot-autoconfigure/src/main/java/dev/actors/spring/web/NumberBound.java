package dev.actors.spring.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A bound of a number in a schema. The tightest of several remains. */
enum NumberBound {
    /** The least number. */
    LEAST("minimum", "exclusiveMinimum", RoundingMode.CEILING, BigDecimal.ONE),

    /** The greatest number. */
    GREATEST("maximum", "exclusiveMaximum", RoundingMode.FLOOR, BigDecimal.ONE.negate());

    private final String inclusive;
    private final String exclusive;
    private final RoundingMode rounding;
    private final BigDecimal inwards;

    NumberBound(String inclusive, String exclusive, RoundingMode rounding, BigDecimal inwards) {
        this.inclusive = inclusive;
        this.exclusive = exclusive;
        this.rounding = rounding;
        this.inwards = inwards;
    }

    /** Writes a bound that is allowed itself. */
    void write(long limit, ObjectNode schema) {
        write(BigDecimal.valueOf(limit), true, schema);
    }

    /** Writes a bound into the schema of a number, and nothing into that of another type. */
    void write(BigDecimal limit, boolean allowed, ObjectNode schema) {
        switch (schema.path("type").asString("")) {
            case "integer" -> {
                BigDecimal whole = limit.setScale(0, rounding);
                boolean next = !allowed && whole.compareTo(limit) == 0;
                BigDecimal bound = next ? whole.add(inwards) : whole;
                if (isTighter(bound, schema.path(inclusive))) {
                    schema.put(inclusive, bound.toBigIntegerExact());
                }
            }
            case "number" -> {
                String key = allowed ? inclusive : exclusive;
                if (isTighter(limit, schema.path(key))) {
                    schema.put(key, limit);
                }
            }
            default -> {}
        }
    }

    private boolean isTighter(BigDecimal bound, JsonNode known) {
        return !known.isNumber() || bound.compareTo(known.decimalValue()) * inwards.signum() > 0;
    }
}
