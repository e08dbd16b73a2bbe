package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Binds the arguments of a spawn to their record: from JSON, then the properties {@code
 * actors.behaviors.<name>.args.*}, then the record's own defaults.
 *
 * <p>JSON is taken at its word: a key that the record does not have is refused, text is no number
 * and 1.9 no integer, and no placeholder in it is resolved.
 */
public final class ArgumentsBinder {

    private static final String ROOT = "args";

    private static final Pattern DASHES = Pattern.compile("[-_](?![^\\[]*\\])");

    private final Environment environment;
    private final ArgumentConversions conversions;
    private final @Nullable ArgumentsValidator validator;

    /**
     * A binder that knows no converters but Boot's own, and checks no constraints.
     *
     * @param environment where properties come from
     */
    public ArgumentsBinder(Environment environment) {
        this(environment, new ArgumentConversions(null), null);
    }

    /**
     * A binder for an application.
     *
     * @param environment where properties come from
     * @param beans has the application's converters of configuration properties, which go before
     *     Boot's own
     * @param validator checks constraints; null if nothing does
     */
    public ArgumentsBinder(
            Environment environment,
            ListableBeanFactory beans,
            @Nullable ArgumentsValidator validator) {
        this(environment, new ArgumentConversions(beans), validator);
    }

    private ArgumentsBinder(
            Environment environment,
            ArgumentConversions conversions,
            @Nullable ArgumentsValidator validator) {
        this.environment = environment;
        this.conversions = conversions;
        this.validator = validator;
    }

    /** Refuses arguments that break a constraint. */
    void requireValid(Object args) {
        List<String> broken = validator == null ? List.of() : validator.validate(args);
        if (!broken.isEmpty()) {
            throw new ArgumentsException(
                    broken.stream()
                            .map(each -> ROOT + (each.startsWith(" ") ? "" : ".") + each + ".")
                            .collect(Collectors.joining(" ")));
        }
    }

    @Nullable Object bind(BehaviorDefinition behavior, Map<String, ?> json) {
        Class<?> type = behavior.argsType().orElse(null);
        if (type == null) {
            if (!json.isEmpty()) {
                throw takesNone(behavior);
            }
            return null;
        }
        ConfigurationPropertyName root = root(behavior);
        Map<String, Object> given = JsonArguments.flatten(type, json, ROOT);
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((key, value) -> values.put(root.getParent() + "." + key, value));
        List<IterableConfigurationPropertySource> sources = new ArrayList<>();
        sources.add(new MapConfigurationPropertySource(values));
        sources.addAll(properties(root, json.keySet()));
        requirePrimitives(
                ResolvableType.forClass(type),
                names(sources).map(name -> uniform(own(name))).collect(Collectors.toSet()),
                ROOT,
                ROOT);
        try {
            return bind(root, type, sources);
        } catch (BindException e) {
            throw new ArgumentsException(explain(e, given.keySet()));
        }
    }

    private Object bind(
            ConfigurationPropertyName root,
            Class<?> type,
            List<? extends ConfigurationPropertySource> sources) {
        return new Binder(List.copyOf(sources), null, conversions.services(), null, null, null)
                .bindOrCreate(
                        root,
                        Bindable.of(type),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    /** Refuses properties that fit no spawn, whatever it gives beside them. */
    void requireProperties(BehaviorDefinition behavior) {
        ConfigurationPropertyName root = root(behavior);
        List<ArgumentProperties> properties = properties(root, Set.of());
        Class<?> type = behavior.argsType().orElse(null);
        if (properties.isEmpty()) {
            return;
        } else if (type == null) {
            throw takesNone(behavior);
        }
        try {
            Object unused = bind(root, type, properties);
        } catch (BindException e) {
            if (!(e.getCause() instanceof BeanInstantiationException)) {
                throw new ArgumentsException(explain(e, Set.of()));
            }
        }
    }

    private static ArgumentsException takesNone(BehaviorDefinition behavior) {
        return new ArgumentsException("Behaviour '" + behavior.name() + "' takes no arguments.");
    }

    private static ConfigurationPropertyName root(BehaviorDefinition behavior) {
        return ConfigurationPropertyName.of("actors.behaviors." + behavior.name() + "." + ROOT);
    }

    /** The properties of the arguments that the JSON does not give. */
    private List<ArgumentProperties> properties(ConfigurationPropertyName root, Set<String> given) {
        return ArgumentProperties.of(
                environment,
                root,
                given.stream().map(ArgumentsBinder::uniform).collect(Collectors.toSet()));
    }

    private static Stream<ConfigurationPropertyName> names(
            List<? extends IterableConfigurationPropertySource> sources) {
        return sources.stream().flatMap(IterableConfigurationPropertySource::stream);
    }

    /** The name of an argument, or of a part of it, without what it is below as a property. */
    private static String own(ConfigurationPropertyName name) {
        return name.subName(ArgumentProperties.DEPTH - 1).toString();
    }

    /**
     * The names of arguments, primitive or not null, that neither a property nor the record gives.
     */
    List<String> required(BehaviorDefinition behavior, Collection<String> notNull) {
        Set<String> given =
                names(properties(root(behavior), Set.of()))
                        .map(ArgumentProperties::argument)
                        .collect(Collectors.toSet());
        return behavior.argsType().map(Argument::of).orElse(List.of()).stream()
                .filter(argument -> argument.isRequired(notNull))
                .map(Argument::name)
                .filter(name -> !given.contains(uniform(name)))
                .toList();
    }

    /** Refuses arguments that miss a primitive one, here or in the records below. */
    private static void requirePrimitives(
            ResolvableType type, Set<String> given, String path, String shown) {
        for (Argument argument : Argument.of(type.toClass())) {
            String place = path + "." + uniform(argument.name());
            String name = shown + "." + argument.name();
            if (argument.isRequired(List.of()) && !given.contains(place)) {
                throw new ArgumentsException(name + " is missing.");
            }
            recordsBelow(argument.typeIn(type), given, place, name);
        }
    }

    private static void recordsBelow(
            ResolvableType type, Set<String> given, String path, String shown) {
        Class<?> raw = type.resolve(Object.class);
        if (raw.isRecord() && given.stream().anyMatch(key -> key.startsWith(path + "."))) {
            requirePrimitives(type, given, path, shown);
        } else if (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
            ResolvableType element = type.getGeneric(Map.class.isAssignableFrom(raw) ? 1 : 0);
            given.stream()
                    .filter(key -> key.startsWith(path + "["))
                    .map(key -> key.substring(0, key.indexOf(']', path.length()) + 1))
                    .distinct()
                    .forEach(
                            each ->
                                    recordsBelow(
                                            element,
                                            given,
                                            each,
                                            shown + each.substring(path.length())));
        }
    }

    /**
     * A key in the one spelling that the binder reduces all others to; what stands in brackets
     * stays.
     */
    private static String uniform(String key) {
        return DASHES.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * Why a constructor has refused what it was given.
     *
     * @param thrown what it threw
     * @return its own words, if it has any
     */
    public static String reason(Throwable thrown) {
        return thrown.getMessage() == null
                ? "the constructor threw " + thrown.getClass().getSimpleName() + "."
                : thrown.getMessage();
    }

    private static String explain(BindException e, Set<String> written) {
        if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            return "There is no "
                    + unbound.getUnboundProperties().stream()
                            .map(property -> own(property.getName()))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        String name = asWritten(own(e.getName()), written);
        if (e.getCause() instanceof BeanInstantiationException refused
                && refused.getCause() != null) {
            return name + ": " + reason(refused.getCause());
        }
        ConfigurationProperty property = e.getProperty();
        String value =
                property != null && property.getName().equals(e.getName())
                        ? ": '" + property.getValue() + "'"
                        : "";
        return name + " is not of the type it should have" + value + ".";
    }

    /** A name of the binder's, as it is written in the keys that lead there. */
    private static String asWritten(String name, Set<String> keys) {
        String sought = uniform(name);
        return keys.stream()
                .filter(key -> uniform(key).startsWith(sought))
                .flatMap(
                        key ->
                                IntStream.rangeClosed(1, key.length())
                                        .mapToObj(length -> key.substring(0, length)))
                .filter(written -> uniform(written).equals(sought))
                .findFirst()
                .orElse(name);
    }
}
