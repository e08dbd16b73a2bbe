package dev.actors.spring;

import dev.actors.Address;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sees to the bean definitions of {@link Actor} classes. Nobody gets an instance injected, since
 * one that no node runs would be an ordinary object without a mailbox; nor is one made at the
 * start, whatever scope says so. In its place anybody may have the {@link Address} of an actor that
 * starts with the application, by its name as the {@link Qualifier}; only with that, so that other
 * addresses are not in anybody's way.
 */
public final class ActorBeans implements BeanFactoryPostProcessor, SmartInitializingSingleton {

    /** What the names of the beans begin with; the actor's name follows. */
    public static final String ADDRESS_PREFIX = "actors.address.";

    private final List<Class<?>> actors = new ArrayList<>();
    private final ObjectProvider<BehaviorRegistry> behaviors;

    /**
     * Sees to the actor classes of one context.
     *
     * @param behaviors those that the node runs, which a parent of the context may have
     */
    public ActorBeans(ObjectProvider<BehaviorRegistry> behaviors) {
        this.behaviors = behaviors;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String beanName : namesOfActors(beans)) {
            Actor actor =
                    Objects.requireNonNull(
                            beans.findAnnotationOnBean(beanName, Actor.class, false));
            BeanDefinition definition = beans.getBeanDefinition(beanName);
            definition.setAutowireCandidate(false);
            definition.setScope(BeanDefinition.SCOPE_PROTOTYPE);
            Class<?> type =
                    ClassUtils.getUserClass(Objects.requireNonNull(beans.getType(beanName, false)));
            actors.add(type);
            if (actor.autostart() && beans instanceof BeanDefinitionRegistry registry) {
                registerAddress(BehaviorDefinition.nameOf(type, actor), registry);
            }
        }
    }

    /** Nobody shall wait for actors of a context whose parent has the node, and runs its own. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!actors.isEmpty()) {
            behaviors.ifAvailable(known -> actors.forEach(known::requireKnown));
        }
    }

    /** The names of the beans that are actors. */
    static List<String> namesOfActors(ConfigurableListableBeanFactory beans) {
        List<String> names = new ArrayList<>();
        for (String name : beans.getBeanDefinitionNames()) {
            if (mayBeActor(beans.getBeanDefinition(name))
                    && beans.findAnnotationOnBean(name, Actor.class, false) != null) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Most beans are Spring's, or this library's, which is seen without a look at their classes.
     * Spring's samples, such as the Petclinic, are applications.
     */
    private static boolean mayBeActor(BeanDefinition bean) {
        MethodMetadata method =
                bean instanceof AnnotatedBeanDefinition annotated
                        ? annotated.getFactoryMethodMetadata()
                        : null;
        String declared = method == null ? bean.getBeanClassName() : method.getDeclaringClassName();
        return declared == null || !(isSprings(declared) || isOurs(declared));
    }

    private static boolean isSprings(String className) {
        return className.startsWith("org.springframework.")
                && !className.startsWith("org.springframework.samples.");
    }

    private static boolean isOurs(String className) {
        int nested = className.indexOf('$');
        String outer = nested < 0 ? className : className.substring(0, nested);
        return outer.endsWith("Configuration")
                && (outer.startsWith("dev.actors.autoconfigure.")
                        || outer.startsWith("dev.actors.spring."));
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
