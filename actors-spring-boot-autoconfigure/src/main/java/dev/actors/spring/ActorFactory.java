package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/**
 * Makes the instances of an actor class: beans and the spawn's arguments go into its constructor.
 */
final class ActorFactory {

    private static final List<String> MARKS =
            List.of(Autowired.class.getName(), DependencyCheck.INJECT);

    private final ConfigurableListableBeanFactory beans;
    private final String beanName;
    private final Class<?> actor;
    private final ActorClassCheck check;
    private final Constructor<?> constructor;
    private final SpawnParameters given;
    private final Injection injection;
    private final boolean destroysInstances;

    ActorFactory(
            ConfigurableListableBeanFactory beans, String beanName, Class<?> actor, boolean keyed) {
        this.beans = beans;
        this.beanName = beanName;
        this.actor = actor;
        check = new ActorClassCheck(beans, beanName, actor);
        check.requireUsable();
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
        DependencyCheck dependencies = new DependencyCheck(beans, beanName, actor);
        dependencies.requireParameters(constructor, given);
        dependencies.requireMembers();
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
                || !check.ofJakarta("PreDestroy").isEmpty();
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
            throw check.proxied();
        }
        return instance;
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
}
