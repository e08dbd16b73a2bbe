package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Says ahead of time what is read by reflection: the constructors, fields, handlers and callbacks
 * of {@link Actor} classes, and the records of their arguments, messages, replies and states. A
 * mistake in an actor class stops the processing as it would stop the start.
 */
final class ActorAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        List<BehaviorDefinition> behaviors = new ArrayList<>();
        for (String beanName : ActorBeans.namesOfActors(beans)) {
            Class<?> type = Objects.requireNonNull(beans.getType(beanName, false));
            behaviors.add(new BehaviorDefinition(beanName, ClassUtils.getUserClass(type), beans));
        }
        return behaviors.isEmpty()
                ? null
                : (generation, _) ->
                        behaviors.forEach(
                                behavior ->
                                        register(
                                                behavior,
                                                generation.getRuntimeHints().reflection()));
    }

    private static void register(BehaviorDefinition behavior, ReflectionHints hints) {
        hints.registerType(
                behavior.actor(),
                MemberCategory.ACCESS_DECLARED_FIELDS,
                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                MemberCategory.INVOKE_DECLARED_METHODS);
        Collection<Class<?>> messages = behavior.messages().byName().values();
        new BindingReflectionHintsRegistrar()
                .registerReflectionHints(
                        hints,
                        Stream.of(
                                        behavior.argsType().stream(),
                                        messages.stream(),
                                        messages.stream()
                                                .flatMap(m -> behavior.replyType(m).stream()),
                                        behavior.shownType().stream())
                                .<Type>flatMap(types -> types)
                                .toArray(Type[]::new));
    }
}
