package dev.actors.spring.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads an optional number as the number itself is read, and no number from null. Jackson lets
 * nobody modify how it reads these.
 */
final class OptionalNumber<B, T> extends ValueDeserializer<T> {

    private final Class<B> box;
    private final Function<B, T> of;
    private final T none;

    private OptionalNumber(Class<B> box, Function<B, T> of, T none) {
        this.box = box;
        this.of = of;
        this.none = none;
    }

    /** Adds all three. */
    static SimpleModule addTo(SimpleModule module) {
        return module.addDeserializer(
                        OptionalInt.class,
                        new OptionalNumber<>(Integer.class, OptionalInt::of, OptionalInt.empty()))
                .addDeserializer(
                        OptionalLong.class,
                        new OptionalNumber<>(Long.class, OptionalLong::of, OptionalLong.empty()))
                .addDeserializer(
                        OptionalDouble.class,
                        new OptionalNumber<>(
                                Double.class, OptionalDouble::of, OptionalDouble.empty()));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        return of.apply(context.readValue(parser, box));
    }

    @Override
    public T getNullValue(DeserializationContext context) {
        return none;
    }
}
