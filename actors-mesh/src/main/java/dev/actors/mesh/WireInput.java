package dev.actors.mesh;

import dev.actors.Address;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Where values are read from, token by token. It takes no token for another one. */
final class WireInput {

    private final JsonParser parser;
    private final KnownAddresses addresses;

    WireInput(JsonParser parser, KnownAddresses addresses) {
        this.parser = parser;
        this.addresses = addresses;
    }

    /** Goes on to the next token; there is one. */
    JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw malformed("it ends too early");
        }
        return token;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    boolean isAtEnd() {
        return parser.nextToken() == null;
    }

    /** Requires the begin of an array. */
    void begin() {
        require(JsonToken.START_ARRAY, "an array");
    }

    /** Goes on to the end of the array, which is next. */
    void end() {
        if (next() != JsonToken.END_ARRAY) {
            throw malformed("an array has more elements than it should have");
        }
    }

    boolean isNothing() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean truth() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw unexpected("true or false");
        };
    }

    int integer() {
        require(JsonToken.VALUE_NUMBER_INT, "an integer");
        if (parser.getNumberType() != NumberType.INT) {
            throw malformed("an integer has more than 32 bits");
        }
        return parser.getIntValue();
    }

    /** An integer between two bounds. */
    int integer(int min, int max) {
        int value = integer();
        if (value < min || value > max) {
            throw malformed("an integer is not between " + min + " and " + max);
        }
        return value;
    }

    long number() {
        require(JsonToken.VALUE_NUMBER_INT, "an integer");
        NumberType type = parser.getNumberType();
        if (type != NumberType.INT && type != NumberType.LONG) {
            throw malformed("an integer has more than 64 bits");
        }
        return parser.getLongValue();
    }

    /** A number as it is, or as JSON has those that are none. */
    double decimal() {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? notFinite()
                : finite().getDoubleValue();
    }

    float decimalOf32Bits() {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? (float) notFinite()
                : finite().getFloatValue();
    }

    private JsonParser finite() {
        require(JsonToken.VALUE_NUMBER_FLOAT, "a decimal");
        NumberType type = parser.getNumberType();
        if (type != NumberType.DOUBLE && type != NumberType.FLOAT) {
            throw malformed("a decimal has more than 64 bits");
        }
        return parser;
    }

    private double notFinite() {
        return switch (parser.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw unexpected("a decimal");
        };
    }

    String text() {
        require(JsonToken.VALUE_STRING, "text");
        return parser.getString();
    }

    Address address() {
        return addresses.parse(text());
    }

    byte[] bytes() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_EMBEDDED_OBJECT && token != JsonToken.VALUE_STRING) {
            throw unexpected("bytes");
        }
        return parser.getBinaryValue();
    }

    private void require(JsonToken expected, String what) {
        if (parser.currentToken() != expected) {
            throw unexpected(what);
        }
    }

    WireException unexpected(String what) {
        return malformed("there is " + parser.currentToken() + " where " + what + " should be");
    }

    static WireException malformed(String why) {
        return new WireException(WireException.Kind.MALFORMED, "It is no frame: " + why + ".");
    }
}
