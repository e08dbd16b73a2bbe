package dev.actors.test.spring;

import dev.actors.spring.Actor;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

import java.util.Set;

/** Keeps everything but the chosen actors out of the context of an {@link ActorTest}. */
final class ActorTypeExcludeFilter
        extends StandardAnnotationCustomizableTypeExcludeFilter<ActorTest> {

    private final Set<Class<?>> chosen;

    ActorTypeExcludeFilter(Class<?> test) {
        super(test);
        chosen = Set.of(getAnnotation().getClassArray("actors"));
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return chosen.isEmpty() ? Set.of(Actor.class) : Set.of();
    }

    @Override
    protected Set<Class<?>> getComponentIncludes() {
        return chosen;
    }
}
