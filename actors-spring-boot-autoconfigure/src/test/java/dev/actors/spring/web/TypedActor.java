package dev.actors.spring.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.actors.spring.Actor;
import dev.actors.spring.Message;
import dev.actors.spring.Receive;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes one message for each kind of component, and replies what it got. */
@Actor("typed")
class TypedActor {

    /** Whether a class that only JSON names was initialised. */
    static final AtomicBoolean INITIALISED = new AtomicBoolean();

    enum Colour {
        RED
    }

    interface Shape {}

    record Nested(int depth) {}

    record OfInt(int value) implements Any {}

    record OfByte(byte value) implements Any {}

    record OfLong(long value) implements Any {}

    record OfDouble(double value) implements Any {}

    record OfBoolean(boolean value) implements Any {}

    record OfString(String value) implements Any {}

    record OfColour(Colour value) implements Any {}

    record OfDuration(Duration value) implements Any {}

    record OfInstant(Instant value) implements Any {}

    record OfBig(BigInteger value) implements Any {}

    record OfInts(List<Integer> value) implements Any {}

    record OfSet(Set<String> value) implements Any {}

    record OfMap(Map<String, Integer> value) implements Any {}

    record OfNested(Nested value) implements Any {}

    record OfObject(Object value) implements Any {}

    record OfClass(Class<?> value) implements Any {}

    record OfClasses(Map<Class<?>, Integer> value) implements Any {}

    record OfShape(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Shape value) implements Any {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfLenient(int value) implements Any {}

    record OfPicky(int value) implements Any {
        OfPicky {
            if (value == Integer.MIN_VALUE) {
                throw new IllegalStateException();
            } else if (value < 0) {
                throw new IllegalArgumentException("value is not negative");
            }
        }
    }

    @Message("renamed-message")
    record OfName() implements Any {}

    sealed interface Any
            permits OfInt,
                    OfByte,
                    OfLong,
                    OfDouble,
                    OfBoolean,
                    OfString,
                    OfColour,
                    OfDuration,
                    OfInstant,
                    OfBig,
                    OfInts,
                    OfSet,
                    OfMap,
                    OfNested,
                    OfObject,
                    OfClass,
                    OfClasses,
                    OfShape,
                    OfLenient,
                    OfPicky,
                    OfName {}

    @Receive
    String on(Any message) {
        return message.toString();
    }

    /** Tells on itself when it is initialised. */
    static class Bomb implements Shape {
        static {
            INITIALISED.set(true);
        }
    }
}
