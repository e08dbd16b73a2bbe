package dev.actors.spring;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses a record of arguments that could not be bound, or not be compared with that of another
 * spawn, the records in it included.
 */
final class ArgumentsCheck {

    /** What the binder takes apart. */
    private static final Pattern PARTED = Pattern.compile(".*[.\\[].*");

    private final Class<?> actor;
    private final Class<?> args;
    private final Set<String> seen = new HashSet<>();

    private ArgumentsCheck(Class<?> actor, Class<?> args) {
        this.actor = actor;
        this.args = args;
    }

    static void require(Class<?> actor, Class<?> args) {
        if (!args.isRecord()) {
            throw new InvalidActorException(
                    actor,
                    "has an @Args parameter that is no record: " + args.getName(),
                    "Make it a record whose components are the arguments.");
        }
        new ArgumentsCheck(actor, args).require(ResolvableType.forClass(args), "");
    }

    private void require(ResolvableType type, String place) {
        if (!seen.add(type.toString())) {
            return;
        }
        Class<?> raw = type.resolve(Object.class);
        if (raw.isArray()) {
            throw new InvalidActorException(
                    actor,
                    "takes arguments with an array in them, so that two spawns cannot be compared: "
                            + args.getName(),
                    "Make the array a List.");
        }
        if (raw == Optional.class && !JsonArguments.isSimple(type.getGeneric(0))) {
            throw optional(
                    "is an Optional of no simple value",
                    place,
                    "Make it what it may hold, marked with @Nullable: what is not given is null.");
        }
        for (ResolvableType held : held(type)) {
            if (held.resolve() == Optional.class) { // it would make one after another, for ever
                throw optional(
                        "holds Optionals", place, "Let it hold the values: it need not hold none.");
            }
            require(held, place);
        }
        if (raw.isRecord()) {
            requireNames(raw);
            for (Argument argument : Argument.of(raw)) {
                require(argument.typeIn(type), place + "." + argument.name());
            }
        }
    }

    private static List<ResolvableType> held(ResolvableType type) {
        return Stream.of(Collection.class, Map.class)
                .flatMap(holder -> Stream.of(type.as(holder).getGenerics()))
                .toList();
    }

    private InvalidActorException optional(String what, String place, String remedy) {
        return new InvalidActorException(
                actor,
                "takes an argument that "
                        + what
                        + ", which Spring's binder cannot make: "
                        + args.getName()
                        + place,
                remedy);
    }

    private void requireNames(Class<?> type) {
        Map<String, String> names = new HashMap<>();
        for (Argument argument : Argument.of(type)) {
            String name = argument.name();
            String dashed = DataObjectPropertyName.toDashedForm(name);
            if (!ConfigurationPropertyName.isValid(dashed) || PARTED.matcher(name).matches()) {
                throw new InvalidActorException(
                        actor,
                        "takes an argument named '"
                                + name
                                + "', which Spring's binder does not know as a name: in "
                                + type.getName(),
                        "Name it with letters from a to z and digits. Or give it such a name with"
                                + " Boot's @Name.");
            }
            String other = names.put(dashed.replace("-", ""), name);
            if (other != null) {
                throw new InvalidActorException(
                        actor,
                        "takes arguments named '"
                                + other
                                + "' and '"
                                + name
                                + "', which are one to Spring's binder: in "
                                + type.getName(),
                        "Give one of them another name. Case, hyphens and underscores make none.");
            }
        }
    }
}
