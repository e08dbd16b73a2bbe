package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says ahead of time what is read by reflection: the constructors, fields, handlers and callbacks
 * of {@link Actor} classes, and the records of their arguments and messages. A mistake in an actor
 * class stops the processing as it would stop the start.
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
        BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
        behavior.keptType().ifPresent(type -> binding.registerReflectionHints(hints, type));
        behavior.argsType().ifPresent(type -> binding.registerReflectionHints(hints, type));
        behavior.messages()
                .byName()
                .values()
                .forEach(type -> binding.registerReflectionHints(hints, type));
    }
}
