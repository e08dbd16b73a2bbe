package dev.actors.spring;

import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses an actor class for which a bean or a value is missing, before one is spawned. Nothing is
 * made for that: Spring chooses among the beans, and is given a bean's type in place of the bean.
 *
 * @param beans the application's beans
 * @param beanName the name of the actor class among them
 * @param actor the class
 */
record DependencyCheck(ConfigurableListableBeanFactory beans, String beanName, Class<?> actor) {

    /** What the constructor takes, but for what comes from the spawn. */
    void requireParameters(Constructor<?> constructor, SpawnParameters given) {
        for (int i = 0; i < constructor.getParameterCount(); i++) {
            if (i != given.args() && i != given.key()) {
                require(new Look(new MethodParameter(constructor, i), actor));
            }
        }
    }

    /** What is injected into fields. */
    void requireFields() {
        ReflectionUtils.doWithFields(
                actor, field -> require(new Look(field, actor)), DependencyCheck::isInjected);
    }

    private static boolean isInjected(Field field) {
        MergedAnnotations said = MergedAnnotations.from(field);
        return !Modifier.isStatic(field.getModifiers())
                && (said.isPresent(Autowired.class) || said.isPresent(Value.class));
    }

    private void require(Look look) {
        Value value =
                AnnotatedElementUtils.getMergedAnnotation(
                        AnnotatedElementUtils.forAnnotations(look.getAnnotations()), Value.class);
        if (value != null) {
            requireValue(look, value.value());
        } else if (look.elements().noneMatch(this::isThere)) {
            requireBean(look);
        }
    }

    /** An expression is left to the spawn, since it may use beans. */
    private void requireValue(Look look, String text) {
        try {
            if (!Objects.toString(beans.resolveEmbeddedValue(text)).contains("#{")) {
                beans.resolveDependency(look, beanName);
            }
        } catch (IllegalArgumentException | TypeMismatchException e) {
            throw new InvalidActorException(
                    actor,
                    "has @Value(\""
                            + text
                            + "\") on "
                            + look.place
                            + ", which cannot be resolved to a "
                            + look.getDependencyType().getTypeName(),
                    "Set the property, or give a default: @Value(\"${name:default}\").");
        }
    }

    private void requireBean(Look look) {
        try {
            beans.resolveDependency(look, beanName);
        } catch (BeanNotOfRequiredTypeException _) {
            // Spring has chosen a bean, and found its type in its place.
        } catch (NoSuchBeanDefinitionException e) {
            throw new UnsatisfiedDependencyException(
                    beans.getBeanDefinition(beanName).getResourceDescription(), beanName, look, e);
        }
    }

    private boolean isThere(ResolvableType type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                                beans, type.resolve(Object.class))
                        .length
                > 0;
    }

    /** A parameter or a field, for which Spring looks without making a bean. */
    private static final class Look extends DependencyDescriptor {

        private static final long serialVersionUID = 1L;

        final String place;

        Look(MethodParameter parameter, Class<?> actor) {
            super(parameter, true);
            place = "parameter " + parameter.getParameterIndex() + " of its constructor";
            lookInto(actor);
        }

        Look(Field field, Class<?> actor) {
            super(field, true);
            place = "its field " + field.getName();
            lookInto(actor);
        }

        private void lookInto(Class<?> actor) {
            setContainingClass(actor);
            if (getDependencyType() == Optional.class) {
                increaseNestingLevel();
            }
        }

        @Override
        public Object resolveCandidate(String name, Class<?> required, BeanFactory beans) {
            return Objects.requireNonNullElse(beans.getType(name), Object.class);
        }

        /** The types of the beans that are collected for it; one such bean is enough. */
        Stream<ResolvableType> elements() {
            ResolvableType type = getResolvableType();
            return Stream.of(
                            type.getComponentType(),
                            type.asCollection().getGeneric(),
                            type.asMap().getGeneric(1))
                    .filter(element -> !ResolvableType.NONE.equals(element));
        }
    }
}
