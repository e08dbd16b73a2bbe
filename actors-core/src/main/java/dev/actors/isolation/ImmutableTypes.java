package dev.actors.isolation;

import java.io.File;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from a class alone whether none of its instances can change. */
final class ImmutableTypes {

    private static final Set<Class<?>> VALUES =
            Set.of(
                    String.class,
                    Boolean.class,
                    Character.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    Void.class,
                    BigInteger.class,
                    BigDecimal.class,
                    UUID.class,
                    URI.class,
                    Locale.class,
                    Currency.class,
                    Pattern.class,
                    Class.class,
                    File.class);

    /**
     * Types whose subclasses are values too; an exception is shared by the design, though it could
     * change.
     */
    private static final Set<Class<?>> VALUE_ROOTS =
            Set.of(Enum.class, Throwable.class, Path.class, InetAddress.class, Charset.class);

    private final Set<Class<?>> trusted;
    private final Set<Class<?>> assumed = new HashSet<>();

    private ImmutableTypes(Set<Class<?>> trusted) {
        this.trusted = trusted;
    }

    /**
     * Decides for a class.
     *
     * @param type the class of a value
     * @param trusted classes that the node declares immutable
     * @return false if an instance must be looked at
     */
    static boolean includes(Class<?> type, Set<Class<?>> trusted) {
        return new ImmutableTypes(trusted).includes(type);
    }

    /**
     * A type that leads back to itself is assumed immutable: only its other parts can say
     * otherwise.
     */
    private boolean includes(Class<?> type) {
        if (isValue(type) || trusted.contains(type)) {
            return true;
        }
        if (type.isRecord()) {
            return !assumed.add(type)
                    || Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .allMatch(this::includes);
        }
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            return !assumed.add(type)
                    || Arrays.stream(type.getPermittedSubclasses()).allMatch(this::includes);
        }
        return false;
    }

    private static boolean isValue(Class<?> type) {
        return type.isPrimitive()
                || VALUES.contains(type)
                || type.getPackageName().startsWith("java.time")
                || VALUE_ROOTS.stream().anyMatch(root -> root.isAssignableFrom(type));
    }
}
