package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils.MethodFilter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the instances of an actor class: beans and the spawn's arguments go into its constructor.
 */
final class ActorFactory {

    private static final List<String> MARKS =
            List.of(Autowired.class.getName(), DependencyCheck.INJECT);

    private final ConfigurableListableBeanFactory beans;
    private final String beanName;
    private final Class<?> actor;
    private final Constructor<?> constructor;
    private final SpawnParameters given;
    private final Injection injection;
    private final boolean destroysInstances;

    ActorFactory(
            ConfigurableListableBeanFactory beans, String beanName, Class<?> actor, boolean keyed) {
        this.beans = beans;
        this.beanName = beanName;
        this.actor = actor;
        requireConstructible();
        requireNoProxy();
        requireNobodyElseCalls();
        requireNobodyElseCalls(
                Scheduled.class,
                "Send the actor a message in its time instead: with self.sendInterval(...) in an"
                        + " @OnStart method, or from a @Scheduled method of a bean.");
        requireNobodyElseCalls(
                EventListener.class,
                "Put the listener on a bean, and let it send the" + " actor a message.");
        requireWithoutParameters("PostConstruct");
        requireWithoutParameters("PreDestroy");
        constructor = constructorOf(actor);
        constructor.setAccessible(true);
        given = SpawnParameters.of(actor, constructor, keyed);
        injection = Injection.of(beans);
        destroysInstances = hasDestroyMethod();
    }

    /**
     * Refuses what would be missing at the first spawn.
     *
     * @throws UnsatisfiedDependencyException if it is a bean
     */
    void requireDependencies() {
        DependencyCheck check = new DependencyCheck(beans, beanName, actor);
        check.requireParameters(constructor, given);
        check.requireMembers();
    }

    /** Tells whether there is anything to do for an instance that has ended. */
    boolean destroysInstances() {
        return destroysInstances;
    }

    /** Has an instance destroyed as Spring does it, {@code @PreDestroy} methods first. */
    void destroy(Object instance) {
        beans.destroyBean(beanName, instance);
    }

    /** What Spring's own destruction looks for; the annotation need not be on the class path. */
    private boolean hasDestroyMethod() {
        return DisposableBean.class.isAssignableFrom(actor)
                || AutoCloseable.class.isAssignableFrom(actor)
                || beans.getMergedBeanDefinition(beanName).getDestroyMethodName() != null
                || !ofJakarta("PreDestroy").isEmpty();
    }

    private Set<Method> ofJakarta(String annotation) {
        return MethodIntrospector.selectMethods(
                actor,
                (MethodFilter)
                        method ->
                                MergedAnnotations.from(method)
                                        .isPresent("jakarta.annotation." + annotation));
    }

    /** Refuses what Spring would only refuse when an instance begins or ends. */
    private void requireWithoutParameters(String annotation) {
        ofJakarta(annotation).stream()
                .filter(method -> method.getParameterCount() > 0)
                .findFirst()
                .ifPresent(
                        method -> {
                            throw new InvalidActorException(
                                    actor,
                                    "has a @"
                                            + annotation
                                            + " method of a form that cannot be called: "
                                            + method.getName(),
                                    "Let it have no parameters.");
                        });
    }

    /** The record that a spawn must give; empty if the actor takes no arguments. */
    Optional<Class<?>> argsType() {
        return given.args() < 0
                ? Optional.empty()
                : Optional.of(constructor.getParameterTypes()[given.args()]);
    }

    /**
     * Makes an instance, with its dependencies injected and its initialisation done.
     *
     * @param args the arguments; null if the actor takes none
     * @param key the key; null if the actor has none
     */
    Object create(@Nullable Object args, @Nullable String key) throws Exception {
        @Nullable Object[] parameters = new @Nullable Object[constructor.getParameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i == given.args() ? args : i == given.key() ? key : bean(i);
        }
        Object instance = instantiate(parameters);
        if (injection.complete(instance, beanName) != instance) {
            throw proxied();
        }
        return instance;
    }

    /** Instances are made by the constructor, one for each actor and each restart of it. */
    private void requireConstructible() {
        String remedy = "Make it a class of its own, or a static one, that is not abstract.";
        if (actor.isEnum() || Modifier.isAbstract(actor.getModifiers())) {
            throw new InvalidActorException(
                    actor,
                    actor.isEnum() ? "is an enum" : "is abstract, and so has no instances",
                    remedy);
        }
        if (!Modifier.isStatic(actor.getModifiers()) && actor.isMemberClass()) {
            throw new InvalidActorException(
                    actor, "is an inner class, which needs an instance of its outer one", remedy);
        }
        if (beans.getBeanDefinition(beanName).getFactoryMethodName() != null) {
            throw new InvalidActorException(
                    actor,
                    "is the result of the @Bean method '"
                            + beanName
                            + "', by which no actor would be made",
                    "Have the class scanned or put it into @Import, and take the method out. What"
                        + " the method gives it belongs into its constructor, as beans or @Args.");
        }
    }

    /** Asks those who make proxies, before there is an instance. */
    private void requireNoProxy() {
        if (beans instanceof AbstractBeanFactory factory) {
            for (BeanPostProcessor processor : factory.getBeanPostProcessors()) {
                if (processor instanceof SmartInstantiationAwareBeanPostProcessor proxies
                        && proxies.determineBeanType(actor, beanName) != actor) {
                    throw proxied();
                }
            }
        }
    }

    /** Refuses what Spring and Boot look for among all beans, by type. */
    private void requireNobodyElseCalls() {
        Stream.of(
                        ApplicationListener.class,
                        Lifecycle.class,
                        ApplicationRunner.class,
                        CommandLineRunner.class)
                .filter(called -> called.isAssignableFrom(actor))
                .findFirst()
                .ifPresent(
                        called -> {
                            throw new InvalidActorException(
                                    actor,
                                    "is a "
                                            + called.getSimpleName()
                                            + ", which nobody would call on an instance that a node"
                                            + " runs",
                                    "Put that on a bean, and let it send the actor a message. What"
                                            + " an actor does as it begins and ends is in its"
                                            + " @OnStart and @OnStop methods.");
                        });
    }

    /** Refuses what would be called on an instance that no node runs, and beside its mailbox. */
    private void requireNobodyElseCalls(Class<? extends Annotation> annotation, String remedy) {
        List<Method> called = ActorMethod.with(actor, annotation);
        if (!called.isEmpty()) {
            throw new InvalidActorException(
                    actor,
                    "has @"
                            + annotation.getSimpleName()
                            + " on "
                            + ActorMethod.names(called)
                            + ", which would be called beside the actor's mailbox",
                    remedy);
        }
    }

    private InvalidActorException proxied() {
        return new InvalidActorException(
                actor,
                "is proxied, for instance because of @Transactional, @Async or @Cacheable on it",
                "Put such annotations on a bean that the actor calls.");
    }

    private Object instantiate(@Nullable Object[] parameters) throws Exception {
        try {
            return constructor.newInstance(parameters);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private @Nullable Object bean(int index) {
        DependencyDescriptor dependency =
                new DependencyDescriptor(new MethodParameter(constructor, index), true);
        dependency.setContainingClass(actor);
        return beans.resolveDependency(dependency, beanName);
    }

    private static Constructor<?> constructorOf(Class<?> actor) {
        List<Constructor<?>> all = List.of(actor.getDeclaredConstructors());
        List<Constructor<?>> marked =
                all.stream()
                        .filter(
                                candidate ->
                                        MARKS.stream()
                                                .anyMatch(
                                                        MergedAnnotations.from(candidate)
                                                                ::isPresent))
                        .toList();
        List<Constructor<?>> candidates = marked.isEmpty() ? all : marked;
        if (candidates.size() != 1) {
            throw new InvalidActorException(
                    actor,
                    "has " + candidates.size() + " constructors to choose from",
                    "Leave one constructor, or mark one with @Autowired.");
        }
        return candidates.getFirst();
    }

    /** The one method with an annotation, if there is one. */
    static Optional<Method> stateMethod(Class<?> actor) {
        List<Method> methods = ActorMethod.with(actor, ActorState.class);
        if (methods.size() > 1 || methods.stream().anyMatch(ActorFactory::showsNothing)) {
            throw new InvalidActorException(
                    actor,
                    "has more than one @ActorState method, or one with parameters or without a"
                            + " result",
                    "Mark one method that has no parameters and returns the state.");
        }
        return methods.stream().findFirst();
    }

    private static boolean showsNothing(Method method) {
        return method.getParameterCount() > 0 || method.getReturnType() == void.class;
    }
}
