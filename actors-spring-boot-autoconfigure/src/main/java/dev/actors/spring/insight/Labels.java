package dev.actors.spring.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of constants as everything that is shown outside writes them: {@code late-reply}. */
public final class Labels {

    private Labels() {}

    /**
     * The label of a constant.
     *
     * @param value the constant
     * @return its name in lower case, with dashes
     */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of a label.
     *
     * @param type the constants
     * @param label a label, exactly
     * @param <E> their type
     * @return empty if none has it
     */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(label))
                .findFirst();
    }

    /**
     * All labels of a type, for those who have given another one.
     *
     * @param type the constants
     * @return in their order, separated by commas
     */
    public static String known(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Labels::of)
                .collect(Collectors.joining(", "));
    }
}
