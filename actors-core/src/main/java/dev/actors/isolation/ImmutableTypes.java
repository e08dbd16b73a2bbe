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
import java.time.format.DateTimeFormatterBuilder;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from a class alone whether none of its instances can change.
 *
 * <p>The class of a value says more than the declared type of a record's component, which may hold
 * a subclass: a {@code BigDecimal} cannot change, but a user's subclass of it can.
 */
final class ImmutableTypes {

    static final Set<Class<?>> VALUES =
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
                    OptionalInt.class,
                    OptionalLong.class,
                    OptionalDouble.class,
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
            Set.of(
                    Enum.class,
                    Throwable.class,
                    Path.class,
                    InetAddress.class,
                    Charset.class,
                    Frozen.class);

    private final Set<Class<?>> trusted;
    private final Set<Class<?>> copied;
    private final Set<Class<?>> assumed = new HashSet<>();

    private ImmutableTypes(Set<Class<?>> trusted, Set<Class<?>> copied) {
        this.trusted = trusted;
        this.copied = copied;
    }

    /**
     * Decides for the class of a value.
     *
     * @param type the class
     * @param trusted classes that the node declares immutable
     * @param copied classes that have a copier, which goes before everything else
     * @return false if an instance must be looked at
     */
    static boolean includes(Class<?> type, Set<Class<?>> trusted, Set<Class<?>> copied) {
        return !copied.contains(type) && new ImmutableTypes(trusted, copied).includes(type);
    }

    /**
     * A type that leads back to itself is assumed immutable: only its other parts can say
     * otherwise.
     */
    private boolean includes(Class<?> type) {
        return VALUES.contains(type)
                || trusted.contains(type)
                || isValueRoot(type)
                || isTime(type)
                || (type.isRecord()
                        && (!assumed.add(type)
                                || Stream.of(type.getRecordComponents())
                                        .map(RecordComponent::getType)
                                        .allMatch(this::holdsOnlySuch)));
    }

    /** The same for a declared type, whose values may be of subclasses. */
    private boolean holdsOnlySuch(Class<?> declared) {
        if (copied.stream().anyMatch(declared::isAssignableFrom)) {
            return false;
        }
        if (declared.isSealed() && Modifier.isAbstract(declared.getModifiers())) {
            return !assumed.add(declared)
                    || Stream.of(declared.getPermittedSubclasses()).allMatch(this::holdsOnlySuch);
        }
        return declared.isPrimitive()
                || isValueRoot(declared)
                || (Modifier.isFinal(declared.getModifiers()) && includes(declared));
    }

    private static boolean isValueRoot(Class<?> type) {
        return VALUE_ROOTS.stream().anyMatch(root -> root.isAssignableFrom(type));
    }

    /** The package's interfaces are open to users, and its builder changes. */
    private static boolean isTime(Class<?> type) {
        return type.getPackageName().startsWith("java.time")
                && Modifier.isFinal(type.getModifiers())
                && type != DateTimeFormatterBuilder.class;
    }
}
