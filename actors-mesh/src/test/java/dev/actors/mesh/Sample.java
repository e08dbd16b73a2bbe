package dev.actors.mesh;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Messages of an application. */
sealed interface Sample {

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "like grass";
            }
        }
    }

    /** Every kind of component. */
    record Scalars(
            boolean truth,
            byte tiny,
            short small,
            int whole,
            long large,
            float coarse,
            double fine,
            char letter,
            Boolean boxedTruth,
            Byte boxedTiny,
            Short boxedSmall,
            @Nullable Integer boxed,
            Long boxedLarge,
            Float boxedCoarse,
            Double boxedFine,
            Character boxedLetter,
            @Nullable String text)
            implements Sample {}

    record Order(
            UUID id,
            Address buyer,
            BigDecimal price,
            Instant at,
            @Nullable Color color,
            List<Line> lines,
            Map<String, Object> extra)
            implements Sample {}

    record Line(String article, int amount) {}

    record Tree(@Nullable Tree left, @Nullable Object value, @Nullable Tree right)
            implements Sample {}

    record Held(@Nullable Sample sample, @Nullable Object any, List<?> list, Number number)
            implements Sample {}

    record Nothing() implements Sample {}

    /** Refuses what is negative. */
    record Positive(int value) implements Sample {
        public Positive {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    static WireTypes types() {
        return WireTypes.builder().add(Sample.class).build();
    }
}
