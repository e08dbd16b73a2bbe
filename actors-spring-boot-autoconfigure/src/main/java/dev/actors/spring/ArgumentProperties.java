package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one source of the environment says of a behaviour's arguments, its placeholders resolved.
 * Each source stays one of its own, so that lists and maps of several are put together as those of
 * any other properties.
 *
 * @param source the source
 * @param names what it says something of
 * @param placeholders resolves them
 */
record ArgumentProperties(
        ConfigurationPropertySource source,
        List<ConfigurationPropertyName> names,
        PlaceholdersResolver placeholders)
        implements IterableConfigurationPropertySource {

    /** Arguments are below {@code actors.behaviors.<name>.args}. */
    static final int DEPTH = 4;

    /**
     * The sources that say anything of arguments, the most important first.
     *
     * @param root what arguments are below
     * @param given those that are given elsewhere, in the spelling of {@link #argument}
     */
    static List<ArgumentProperties> of(
            Environment environment, ConfigurationPropertyName root, Set<String> given) {
        PlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment);
        List<ArgumentProperties> all = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                List<ConfigurationPropertyName> names =
                        iterable.stream()
                                .filter(root::isAncestorOf)
                                .filter(name -> !given.contains(argument(name)))
                                .toList();
                if (!names.isEmpty()) {
                    all.add(new ArgumentProperties(source, names, placeholders));
                }
            }
        }
        return all;
    }

    /** The argument that a name belongs to, in the one spelling to which all others are reduced. */
    static String argument(ConfigurationPropertyName name) {
        return name.getElement(DEPTH, Form.UNIFORM);
    }

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return names.stream();
    }

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(
            ConfigurationPropertyName name) {
        ConfigurationProperty found =
                names.contains(name) ? source.getConfigurationProperty(name) : null;
        return found == null
                ? null
                : new ConfigurationProperty(
                        name,
                        Objects.requireNonNull(
                                placeholders.resolvePlaceholders(asText(found.getValue()))),
                        found.getOrigin());
    }

    /** YAML has numbers, and converters expect what other files have. */
    private static Object asText(Object value) {
        return value instanceof Number ? value.toString() : value;
    }
}
