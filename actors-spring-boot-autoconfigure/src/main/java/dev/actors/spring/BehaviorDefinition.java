package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Behavior;
import dev.actors.Keyed;
import dev.actors.Node;
import dev.actors.ProcessFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.OrderUtils;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An {@link Actor} class as a behaviour that can be spawned. */
public final class BehaviorDefinition {

    private static final Set<String> RESERVED = Set.of("behaviors", "topics", "keyed", "dashboard");

    private final String name;
    private final String bean;
    private final Class<?> actor;
    private final Actor annotation;
    private final ActorFactory factory;
    private final Callbacks callbacks;
    private final HandlerMethods handlers;
    private final MessageTypes messages;
    private final @Nullable StateMethod state;
    private final @Nullable Restoring restoring;

    BehaviorDefinition(String beanName, Class<?> actor, ConfigurableListableBeanFactory beans) {
        Actor annotation =
                Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(actor, Actor.class));
        this.name = nameOf(actor, annotation);
        this.bean = describe(beanName, beans.getBeanDefinition(beanName).getResourceDescription());
        this.actor = actor;
        this.annotation = annotation;
        DeclarationCheck check = new DeclarationCheck(actor, annotation, name);
        check.requireName();
        factory = new ActorFactory(beans, beanName, actor, annotation.keyed());
        callbacks = new Callbacks(actor, factory);
        handlers = new HandlerMethods(actor);
        state = StateMethod.of(actor).orElse(null);
        restoring = Restoring.of(actor, annotation.keyed(), state);
        check.requireKeys();
        messages = MessageTypes.of(actor, checkStyle());
    }

    private static String describe(String beanName, @Nullable String place) {
        return "'" + beanName + "'" + (place == null ? "" : " (" + place + ")");
    }

    /** The name of its bean, and where that is defined as far as it is known. */
    String bean() {
        return bean;
    }

    static String nameOf(Class<?> actor, Actor annotation) {
        return annotation.value().isEmpty() ? KebabCase.of(actor) : annotation.value();
    }

    /**
     * Tells whether the REST protocol has a name for itself, so that no actor is reached by it.
     *
     * @param name a name
     * @return true if it has
     */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** An actor class is written in exactly one style; tells the messages it declares. */
    private Set<Class<?>> checkStyle() {
        boolean process = ProcessFunction.class.isAssignableFrom(actor);
        boolean behavior = Behavior.Setup.class.isAssignableFrom(actor);
        if (handlers.isEmpty() && process == behavior) {
            throw new InvalidActorException(
                    actor,
                    process ? "is both a ProcessFunction and a Behavior.Setup" : "has no handler",
                    "Give it @Receive methods, or let it implement ProcessFunction or"
                            + " Behavior.Setup.");
        }
        if (!handlers.isEmpty() && (process || behavior)) {
            throw new InvalidActorException(
                    actor,
                    "has @Receive methods and implements "
                            + (process ? "ProcessFunction" : "Behavior.Setup"),
                    "Choose one of the two.");
        }
        if (handlers.isEmpty() && handlers.hearsSignals()) {
            throw new InvalidActorException(
                    actor,
                    "has an @OnExit or @OnDown method, but no @Receive method",
                    "Call self.trapExit(true) where it begins, and take Exit and Down like other"
                            + " messages.");
        }
        if (!handlers.isEmpty() && annotation.messages().length > 0) {
            throw new InvalidActorException(
                    actor,
                    "has @Receive methods and names messages in @Actor",
                    "Leave the messages out: the methods' parameters say which there are.");
        }
        return handlers.isEmpty()
                ? Set.copyOf(List.of(annotation.messages()))
                : handlers.messageTypes();
    }

    /**
     * The behaviour's name in the protocol, metrics and properties.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The annotated class.
     *
     * @return the class
     */
    public Class<?> actor() {
        return actor;
    }

    /**
     * Whether one is spawned with the application.
     *
     * @return true if it is
     */
    public boolean autostart() {
        return annotation.autostart();
    }

    /**
     * Whether its actors are reached by keys, and not spawned otherwise.
     *
     * @return true if they are
     */
    public boolean keyed() {
        return annotation.keyed();
    }

    /**
     * How its actors are run, as its annotation says.
     *
     * @return the settings, before properties override them
     * @throws IllegalArgumentException if they make no sense
     */
    public BehaviorSettings settings() {
        return BehaviorSettings.of(annotation);
    }

    /** When it starts with the application: the lower, the earlier. */
    int order() {
        return OrderUtils.getOrder(actor, Ordered.LOWEST_PRECEDENCE);
    }

    /**
     * The arguments that a spawn gives.
     *
     * @return a record class; empty if the actor takes none
     */
    public Optional<Class<?>> argsType() {
        return factory.argsType();
    }

    /**
     * The messages that it takes over REST.
     *
     * @return the types
     */
    public MessageTypes messages() {
        return messages;
    }

    /**
     * What the handlers of a message reply, as far as their one return type tells.
     *
     * @param message a class that the behaviour takes
     * @return the type, that of the value for a {@link java.util.concurrent.CompletionStage}; empty
     *     if they reply nothing, by other means, or each something else
     */
    public Optional<Type> replyType(Class<?> message) {
        return ReplyType.of(handlers.of(message), actor);
    }

    /**
     * What its actors show of themselves.
     *
     * @return what the method with {@link ActorState} returns; empty if there is none
     */
    public Optional<Type> shownType() {
        return Optional.ofNullable(state).map(StateMethod::type);
    }

    /** What is kept of its actors; empty if nothing is. */
    Optional<Class<?>> keptType() {
        return Optional.ofNullable(restoring).map(Restoring::type);
    }

    /** What to spawn, without supervision and other settings. */
    ActorSpec spec(@Nullable Object args) {
        ActorSpec spec =
                ProcessFunction.class.isAssignableFrom(actor)
                        ? ActorSpec.process(this::runProcess, args)
                        : ActorSpec.behavior(this::createBehavior, args);
        return spec.behaviorName(name);
    }

    /** Refuses what no actor on a node could do: get its dependencies, or pass what it declares. */
    void requireSpawnable(Node node) {
        factory.requireDependencies();
        IsolationCheck check = new IsolationCheck(actor, node);
        argsType().ifPresent(check::taken);
        Stream.concat(handlers.messageTypes().stream(), messages.byName().values().stream())
                .distinct()
                .forEach(check::taken);
        keptType().ifPresent(check::taken);
        handlers.methods().forEach(check::replied);
        if (state != null) {
            check.shown(state.method());
        }
    }

    private @Nullable Object runProcess(ActorContext self, @Nullable Object args) throws Exception {
        return ((ProcessFunction) begin(self, args)).run(self);
    }

    private Behavior<?> createBehavior(ActorContext self, @Nullable Object args) throws Exception {
        Object instance = begin(self, args);
        return instance instanceof Behavior.Setup setup
                ? setup.create(self)
                : Behavior.of(
                        Object.class, (context, message) -> handle(instance, message, context));
    }

    private Object begin(ActorContext self, @Nullable Object args) throws Exception {
        Object instance = factory.create(args, self.keyed().map(Keyed::key).orElse(null));
        callbacks.seeToEnd(instance, self);
        if (handlers.trapsExits()) {
            self.trapExit(true);
        }
        if (state != null) {
            StateMethod shown = state;
            if (restoring != null) {
                restoring.begin(instance, self, () -> shown.read(instance));
            }
            self.publishOnDemand(() -> shown.read(instance));
        }
        callbacks.begin(instance, self);
        return instance;
    }

    private Behavior<?> handle(Object instance, Object message, ActorContext self)
            throws Exception {
        Handler handler = handlers.find(instance, message, self);
        if (handler == null) {
            return Behavior.unhandled();
        }
        handler.handle(instance, message, self);
        return Behavior.same();
    }
}
