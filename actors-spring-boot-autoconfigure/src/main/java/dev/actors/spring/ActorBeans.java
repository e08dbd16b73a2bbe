package dev.actors.spring;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sees to the bean definitions of {@link Actor} classes. Nobody gets an instance injected, since
 * one that no node runs would be an ordinary object without a mailbox. In its place anybody may
 * have the {@link Address} of an actor that starts with the application, by its name as the {@link
 * Qualifier}; only with that, so that other addresses are not in anybody's way.
 */
public final class ActorBeans implements BeanFactoryPostProcessor {

    /** What the names of the beans begin with; the actor's name follows. */
    public static final String ADDRESS_PREFIX = "actors.address.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String beanName : namesOfActors(beans)) {
            Actor actor =
                    Objects.requireNonNull(
                            beans.findAnnotationOnBean(beanName, Actor.class, false));
            beans.getBeanDefinition(beanName).setAutowireCandidate(false);
            if (actor.autostart() && beans instanceof BeanDefinitionRegistry registry) {
                Class<?> type = Objects.requireNonNull(beans.getType(beanName, false));
                registerAddress(
                        BehaviorDefinition.nameOf(ClassUtils.getUserClass(type), actor), registry);
            }
        }
    }

    /** The names of the beans that are actors. */
    static List<String> namesOfActors(ConfigurableListableBeanFactory beans) {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> !isSprings(beans.getBeanDefinition(name)))
                .filter(name -> beans.findAnnotationOnBean(name, Actor.class, false) != null)
                .toList();
    }

    /** Most beans are Spring's own, which is seen without loading their classes. */
    private static boolean isSprings(BeanDefinition bean) {
        MethodMetadata method =
                bean instanceof AnnotatedBeanDefinition annotated
                        ? annotated.getFactoryMethodMetadata()
                        : null;
        return isSprings(method == null ? bean.getBeanClassName() : method.getDeclaringClassName());
    }

    private static boolean isSprings(@Nullable String className) {
        return className != null
                && className.startsWith("org.springframework.")
                && !className.startsWith("org.springframework.samples.");
    }

    private static void registerAddress(String name, BeanDefinitionRegistry registry) {
        if (!registry.containsBeanDefinition(ADDRESS_PREFIX + name)) {
            RootBeanDefinition address = new RootBeanDefinition(ActorAddress.class);
            address.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            address.getConstructorArgumentValues().addIndexedArgumentValue(1, name);
            address.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, Address.class);
            address.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
            address.setDefaultCandidate(false);
            registry.registerBeanDefinition(ADDRESS_PREFIX + name, address);
        }
    }
}
