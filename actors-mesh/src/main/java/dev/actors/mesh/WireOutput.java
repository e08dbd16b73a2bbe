package dev.actors.mesh;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/** Where values are written to. */
final class WireOutput {

    private final JsonGenerator generator;

    WireOutput(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Begins an array. */
    void begin() {
        generator.writeStartArray();
    }

    /** Begins an array of a known size. */
    void begin(int size) {
        generator.writeStartArray(null, size);
    }

    void end() {
        generator.writeEndArray();
    }

    void nothing() {
        generator.writeNull();
    }

    void truth(boolean value) {
        generator.writeBoolean(value);
    }

    void integer(int value) {
        generator.writeNumber(value);
    }

    void number(long value) {
        generator.writeNumber(value);
    }

    void decimal(double value) {
        generator.writeNumber(value);
    }

    void decimal(float value) {
        generator.writeNumber(value);
    }

    void text(String value) {
        generator.writeString(value);
    }

    void text(SerializableString value) {
        generator.writeString(value);
    }

    void bytes(byte[] value) {
        generator.writeBinary(value);
    }
}
