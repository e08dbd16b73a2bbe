package dev.actors.autoconfigure;

import static dev.actors.autoconfigure.ActorsBehaviorPropertiesAutoConfiguration.BEHAVIORS;

import dev.actors.spring.Argument;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written below {@code actors.behaviors}, held against the behaviours that there are: a
 * setting that nothing reads is a mistake.
 */
final class BehaviorProperties {

    private BehaviorProperties() {}

    /**
     * Refuses properties of unknown behaviours, and unknown properties of known ones.
     *
     * @throws UnknownBehaviorPropertyException for the first of them
     */
    static void requireKnown(Environment environment, BehaviorRegistry registry) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource all) {
                requireKnown(all, registry);
            } else if (source instanceof IterableConfigurationPropertySource all) {
                for (ConfigurationPropertyName name : all) {
                    if (BEHAVIORS.isAncestorOf(name)) {
                        requireKnown(name, source, behaviors(registry));
                        requireArgument(name, source, registry);
                    }
                }
            }
        }
    }

    private static void requireKnown(
            SystemEnvironmentPropertySource source, BehaviorRegistry registry) {
        String[] names = source.getPropertyNames().clone();
        Arrays.sort(names);
        for (String name : names) {
            if (BehaviorVariables.isOne(name)) {
                new BehaviorVariables(behaviors(registry), settings()).requireKnown(name);
            }
        }
    }

    private static SortedSet<String> behaviors(BehaviorRegistry registry) {
        return registry.all().stream()
                .map(BehaviorDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> settings() {
        return Stream.of(ActorsProperties.Behavior.class.getRecordComponents())
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireKnown(
            ConfigurationPropertyName name,
            ConfigurationPropertySource source,
            SortedSet<String> behaviors) {
        String behavior = name.getElement(2, Form.ORIGINAL);
        if (!behaviors.contains(behavior)) {
            throw new UnknownBehaviorPropertyException(
                    place(name, source) + " is of no behaviour: there is no '" + behavior + "'.",
                    "Correct the name, or remove the property. "
                            + (behaviors.isEmpty()
                                    ? "There is no @Actor class among the beans."
                                    : "Known behaviours: " + String.join(", ", behaviors) + "."));
        }
        if (name.getNumberOfElements() == 3) {
            return;
        }
        String setting = name.getElement(3, Form.UNIFORM);
        if (settings().stream().noneMatch(known -> uniform(known).equals(setting))) {
            throw new UnknownBehaviorPropertyException(
                    place(name, source)
                            + " is no setting of a behaviour: there is no '"
                            + name.getElement(3, Form.ORIGINAL)
                            + "'.",
                    "Correct it, or remove it. Known settings: "
                            + String.join(", ", settings())
                            + ". Arguments are below args.");
        }
    }

    /** What is below {@code args} must be a component of the record that the behaviour takes. */
    private static void requireArgument(
            ConfigurationPropertyName name,
            ConfigurationPropertySource source,
            BehaviorRegistry registry) {
        if (name.getNumberOfElements() < 5 || !name.getElement(3, Form.UNIFORM).equals("args")) {
            return;
        }
        List<String> known =
                registry
                        .find(name.getElement(2, Form.ORIGINAL))
                        .flatMap(BehaviorDefinition::argsType)
                        .map(Argument::of)
                        .orElse(List.of())
                        .stream()
                        .map(Argument::name)
                        .toList();
        String argument = name.getElement(4, Form.UNIFORM);
        if (known.stream().noneMatch(each -> uniform(each).equals(argument))) {
            throw new UnknownBehaviorPropertyException(
                    place(name, source)
                            + " is no argument of the behaviour: there is no '"
                            + name.getElement(4, Form.ORIGINAL)
                            + "'.",
                    known.isEmpty()
                            ? "Remove it. The behaviour takes no arguments: no parameter of its"
                                    + " constructor is marked @Args."
                            : "Correct it, or remove it. Known arguments: "
                                    + String.join(", ", known)
                                    + ".");
        }
    }

    private static String uniform(String setting) {
        return setting.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Which property it is, and where it is written; never its value. */
    private static String place(
            ConfigurationPropertyName name, ConfigurationPropertySource source) {
        Origin origin = Origin.from(source.getConfigurationProperty(name));
        return "The property " + name + (origin == null ? "" : " (" + origin + ")");
    }
}
