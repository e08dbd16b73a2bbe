package dev.actors.spring;

import org.springframework.beans.BeansException;
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
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.util.StringUtils;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    static final String INJECT = "jakarta.inject.Inject";

    /** What has Spring inject a member, beside {@code @Resource}. */
    private static final List<String> MARKS =
            List.of(Autowired.class.getName(), Value.class.getName(), INJECT);

    /** What the constructor takes, but for what comes from the spawn. */
    void requireParameters(Constructor<?> constructor, SpawnParameters given) {
        for (int i = 0; i < constructor.getParameterCount(); i++) {
            if (i != given.args() && i != given.key()) {
                require(new Look(new MethodParameter(constructor, i), actor, true));
            }
        }
    }

    /** What Spring injects into fields and by methods. */
    void requireMembers() {
        ReflectionUtils.doWithFields(
                actor,
                field -> requireMember(field, field.getName(), need -> look(field, need)),
                field -> !Modifier.isStatic(field.getModifiers()));
        MethodIntrospector.selectMethods(
                        actor, (MethodFilter) method -> !Modifier.isStatic(method.getModifiers()))
                .forEach(
                        method ->
                                requireMember(
                                        method, propertyOf(method), need -> looks(method, need)));
    }

    private Stream<Look> look(Field field, boolean needed) {
        return Stream.of(new Look(field, actor, needed));
    }

    private Stream<Look> looks(Method method, boolean needed) {
        return IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> new Look(new MethodParameter(method, i), actor, needed));
    }

    private static String propertyOf(Method method) {
        String name = method.getName();
        return name.startsWith("set")
                ? StringUtils.uncapitalizeAsProperty(name.substring(3))
                : name;
    }

    private void requireMember(
            AnnotatedElement member, String name, Function<Boolean, Stream<Look>> looks) {
        MergedAnnotations said = MergedAnnotations.from(member);
        MARKS.stream()
                .filter(said::isPresent)
                .findFirst()
                .map(mark -> said.get(mark).getValue("required", Boolean.class).orElse(true))
                .ifPresent(needed -> looks.apply(needed).forEach(this::require));
        MergedAnnotation<?> resource = said.get("jakarta.annotation.Resource");
        if (resource.isPresent() && !said.isPresent(Lazy.class)) {
            looks.apply(true).forEach(look -> requireResource(look, resource, name));
        }
    }

    /**
     * By its name if one is given, or if there is a bean of the member's name; else by its type.
     */
    private void requireResource(Look look, MergedAnnotation<?> resource, String memberName) {
        String given = resource.getString("name");
        if (!resource.getString("lookup").isEmpty()) {
            return;
        }
        String name =
                given.isEmpty() ? memberName : Objects.toString(beans.resolveEmbeddedValue(given));
        if (given.isEmpty() && !beans.containsBean(name)) {
            require(look);
        } else if (!beans.containsBean(name)) {
            throw unsatisfied(look, new NoSuchBeanDefinitionException(name));
        } else if (!beans.isTypeMatch(name, look.getResolvableType())) {
            throw new InvalidActorException(
                    actor,
                    "takes the bean '"
                            + name
                            + "' as "
                            + look.place
                            + ", and that is a "
                            + Objects.requireNonNullElse(beans.getType(name), Object.class)
                                    .getTypeName()
                            + ", no "
                            + look.getDependencyType().getTypeName(),
                    "Give it the name of another bean: @Resource(name = \"...\"). Or have the bean"
                            + " found by its type: @Autowired.");
        }
    }

    private void require(Look look) {
        Optional<String> value = look.value();
        if (value.isPresent()) {
            requireValue(look, value.get());
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
            requireNoArguments(look);
            throw unsatisfied(look, e);
        }
    }

    /** A record within the actor class is more often meant to come from the spawn. */
    private void requireNoArguments(Look look) {
        Class<?> type = look.getDependencyType();
        if (type.isRecord() && type.getEnclosingClass() == actor) {
            throw new InvalidActorException(
                    actor,
                    "takes a " + type.getTypeName() + " as " + look.place + ", which is no bean",
                    "If it is what a spawn gives, take it in the constructor, marked with @Args,"
                        + " which is written @dev.actors.spring.Args where a record of that name"
                        + " hides it. Else make it a bean.");
        }
    }

    private UnsatisfiedDependencyException unsatisfied(Look look, BeansException cause) {
        return new UnsatisfiedDependencyException(
                beans.getBeanDefinition(beanName).getResourceDescription(), beanName, look, cause);
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

        Look(MethodParameter parameter, Class<?> actor, boolean needed) {
            super(parameter, needed);
            place =
                    "parameter "
                            + parameter.getParameterIndex()
                            + " of its "
                            + (parameter.getMethod() == null
                                    ? "constructor"
                                    : "method " + parameter.getMethod().getName());
            lookInto(actor);
        }

        Look(Field field, Class<?> actor, boolean needed) {
            super(field, needed);
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

        /** What a {@link Value} on it, or on its method, says. */
        Optional<String> value() {
            MethodParameter parameter = getMethodParameter();
            return Stream.of(
                            getAnnotations(),
                            parameter == null
                                    ? new Annotation[0]
                                    : parameter.getMethodAnnotations())
                    .map(MergedAnnotations::from)
                    .flatMap(said -> said.stream(Value.class))
                    .map(said -> said.getString(MergedAnnotation.VALUE))
                    .findFirst();
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
