package dev.actors.spring;

import dev.actors.ActorSpec;
import dev.actors.KeyedBehavior;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All behaviours of an application: its {@link Actor} classes, checked and ready to be spawned. */
public final class BehaviorRegistry {

    private final Map<String, BehaviorDefinition> byName = new TreeMap<>();
    private final Map<BehaviorDefinition, BehaviorSettings> settings = new HashMap<>();
    private final ArgumentsBinder binder;

    /**
     * Reads the actor classes among the beans.
     *
     * @param beans the application's beans
     * @param binder binds arguments
     * @param settings how each behaviour's actors are run
     * @throws InvalidActorException if an actor class cannot work
     */
    public BehaviorRegistry(
            ConfigurableListableBeanFactory beans,
            ArgumentsBinder binder,
            Function<BehaviorDefinition, BehaviorSettings> settings) {
        this.binder = binder;
        for (String beanName : ActorBeans.namesOfActors(beans)) {
            Class<?> type = Objects.requireNonNull(beans.getType(beanName, false));
            add(new BehaviorDefinition(beanName, ClassUtils.getUserClass(type), beans), settings);
        }
    }

    private void add(
            BehaviorDefinition definition, Function<BehaviorDefinition, BehaviorSettings> of) {
        try {
            settings.put(definition, of.apply(definition));
        } catch (IllegalArgumentException e) {
            throw new InvalidActorException(
                    definition.actor(),
                    "has settings that make no sense: " + e.getMessage(),
                    "Correct them in @Actor, or the properties actors.behaviors."
                            + definition.name()
                            + ".*.");
        }
        BehaviorDefinition other = byName.putIfAbsent(definition.name(), definition);
        if (other != null && other.actor() == definition.actor()) {
            throw new InvalidActorException(
                    definition.actor(),
                    "is defined twice: as the bean " + other.bean() + " and " + definition.bean(),
                    "Keep one of them: have the class scanned, or put it into @Import.");
        }
        if (other != null) {
            throw new InvalidActorException(
                    definition.actor(),
                    "has the same name as "
                            + other.actor().getName()
                            + ": '"
                            + definition.name()
                            + "'",
                    "Give one of them another name with @Actor(\"...\").");
        }
    }

    /** Refuses an actor class that is none of these, since it is in a child of their context. */
    void requireKnown(Class<?> actor) {
        if (byName.values().stream().noneMatch(behavior -> behavior.actor() == actor)) {
            throw new InvalidActorException(
                    actor,
                    "is in a context whose parent has the node, which runs the parent's actors"
                            + " only",
                    "Put it among the parent's components. Or exclude ActorsAutoConfiguration from"
                            + " the parent, so that this context has a node of its own.");
        }
    }

    /**
     * Refuses behaviours that lack a bean, could not pass what they declare, or are given arguments
     * by properties that do not fit.
     */
    void requireSpawnable(Node node) {
        for (BehaviorDefinition behavior : all()) {
            behavior.requireSpawnable(node);
            try {
                binder.requireProperties(behavior);
            } catch (ArgumentsException e) {
                throw new InvalidActorException(
                        behavior.actor(),
                        "is given arguments by actors.behaviors."
                                + behavior.name()
                                + ".args.* that do not fit: "
                                + e.getMessage(),
                        "Correct these properties or environment variables, or take them away.");
            }
        }
    }

    /**
     * Finds a behaviour by its name.
     *
     * @param name the name
     * @return the behaviour, if there is one
     */
    public Optional<BehaviorDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Finds the behaviour of a class.
     *
     * @param actor an {@link Actor} class
     * @return its behaviour
     * @throws IllegalArgumentException if the class is no actor of this application
     */
    public BehaviorDefinition get(Class<?> actor) {
        return byName.values().stream()
                .filter(definition -> definition.actor() == actor)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        actor.getName()
                                                + " is no actor of this application, which has "
                                                + byName.keySet()
                                                + ". "
                                                + (AnnotatedElementUtils.hasAnnotation(
                                                                actor, Actor.class)
                                                        ? "Have it scanned, put it into @Import, or"
                                                                + " name it in the test's"
                                                                + " @ActorTest."
                                                        : "Annotate it with @Actor and put it where"
                                                                + " components are scanned.")));
    }

    /**
     * All behaviours.
     *
     * @return the behaviours in the order of their names
     */
    public List<BehaviorDefinition> all() {
        return new ArrayList<>(byName.values());
    }

    /** Those that start with the application, in the order in which they do. */
    List<BehaviorDefinition> autostarted() {
        List<BehaviorDefinition> starting = all();
        starting.removeIf(behavior -> !behavior.autostart());
        starting.sort(Comparator.comparingInt(BehaviorDefinition::order));
        return starting;
    }

    /**
     * What to spawn for a behaviour, with the restarts and the mailbox that its settings say.
     *
     * @param behavior the behaviour
     * @param args its arguments; null if it takes none
     * @return the specification
     * @throws ArgumentsException if the arguments are of another class than the behaviour takes, or
     *     break a constraint of it
     * @throws IllegalArgumentException if its actors are reached by keys
     */
    public ActorSpec spec(BehaviorDefinition behavior, @Nullable Object args) {
        if (behavior.keyed()) {
            throw new IllegalArgumentException(
                    "Behaviour '"
                            + behavior.name()
                            + "' has an actor for each key, which its first message starts. Send"
                            + " to actors.keyed("
                            + behavior.actor().getSimpleName()
                            + ".class, key).");
        }
        return anySpec(behavior, args);
    }

    /** What is served by keys, for a behaviour that is declared so. */
    KeyedBehavior keyed(BehaviorDefinition behavior) {
        ActorSpec spec = anySpec(behavior, bindArguments(behavior, Map.of()));
        return new KeyedBehavior(
                behavior.name(), spec, Objects.requireNonNull(settings.get(behavior)).idle());
    }

    private ActorSpec anySpec(BehaviorDefinition behavior, @Nullable Object args) {
        Class<?> expected = behavior.argsType().orElse(null);
        boolean fits = expected == null ? args == null : expected.isInstance(args);
        if (!fits) {
            throw new ArgumentsException(
                    "Behaviour '"
                            + behavior.name()
                            + "' takes "
                            + (expected == null ? "no arguments" : "a " + expected.getName())
                            + ", not "
                            + (args == null ? "none" : "a " + args.getClass().getName())
                            + ".");
        }
        if (args != null) {
            binder.requireValid(args);
        }
        BehaviorSettings how = Objects.requireNonNull(settings.get(behavior));
        ActorSpec spec =
                behavior.spec(args)
                        .overflow(how.overflow())
                        .blocking(how.blocking())
                        .supervised(how.restart()::newSupervision);
        return how.mailboxCapacity() == null ? spec : spec.mailboxCapacity(how.mailboxCapacity());
    }

    /**
     * Makes a behaviour's arguments from JSON, over the defaults that the properties and the record
     * itself give.
     *
     * @param behavior the behaviour
     * @param json the arguments by name
     * @return the record; null if the behaviour takes no arguments
     * @throws ArgumentsException if they do not fit
     */
    public @Nullable Object bindArguments(BehaviorDefinition behavior, Map<String, ?> json) {
        return binder.bind(behavior, json);
    }

    /**
     * The arguments that a spawn must give, since neither the properties nor the record itself do.
     *
     * @param behavior the behaviour
     * @param notNull the components of its arguments that must not be null
     * @return their names
     */
    public List<String> requiredArguments(BehaviorDefinition behavior, Collection<String> notNull) {
        return binder.required(behavior, notNull);
    }
}
