package dev.actors.test.spring;

import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.lang.reflect.Method;
import java.util.Set;

/** Gives the methods of an {@link ActorTest} what those of a test with a node of its own get. */
final class ActorTestParameters implements ParameterResolver {

    private static final Set<Class<?>> TYPES =
            Set.of(Node.class, Actors.class, TestProbe.class, ManualClock.class);

    /** What is marked for it Spring injects. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable() instanceof Method
                && TYPES.contains(parameter.getParameter().getType())
                && !ParameterResolutionDelegate.isAutowirable(
                        parameter.getParameter(), parameter.getIndex());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            return SpringExtension.getApplicationContext(context)
                    .getBean(parameter.getParameter().getType());
        } catch (NoSuchBeanDefinitionException e) {
            throw new ParameterResolutionException(
                    "There is none among the beans. A ManualClock is there where the test says"
                            + " @ActorTest(manualClock = true).",
                    e);
        }
    }
}
