package dev.actors.spring;

import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils.MethodFilter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses an actor class that asks of Spring what it does for beans only.
 *
 * @param beans the application's beans
 * @param beanName the name of the actor class among them
 * @param actor the class
 */
record ActorClassCheck(ConfigurableListableBeanFactory beans, String beanName, Class<?> actor) {

    private static final String BESIDE_MAILBOX = "which would be called beside the actor's mailbox";

    void requireUsable() {
        refuse(
                Lookup.class,
                "which Spring would answer in a subclass, and an actor is of no subclass",
                "Take an ObjectProvider in the constructor in its place, and call its"
                        + " getObject().");
        requireConstructible();
        requireNoOrderOfBeans();
        requireNoProxy();
        requireNobodyElseCalls();
        refuse(
                Scheduled.class,
                BESIDE_MAILBOX,
                "Send the actor a message in its time instead: with self.sendInterval(...) in an"
                        + " @OnStart method, or from a @Scheduled method of a bean.");
        refuse(
                EventListener.class,
                BESIDE_MAILBOX,
                "Put the listener on a bean, and let it send the actor a message.");
        requireWithoutParameters("PostConstruct");
        requireWithoutParameters("PreDestroy");
    }

    /** Methods with one of Jakarta's annotations, which need not be on the class path. */
    Set<Method> ofJakarta(String annotation) {
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
        if (beans.containsSingleton(beanName)) {
            throw new InvalidActorException(
                    actor,
                    "is replaced by one object, such as a @MockitoBean, which no actor would be",
                    "Replace what its constructor takes. In the place of an actor a test gives"
                            + " others the address of a TestProbe.");
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

    /** Refuses methods that Spring would call, or answer, on beans only. */
    private void refuse(Class<? extends Annotation> annotation, String why, String remedy) {
        List<Method> marked = ActorMethod.with(actor, annotation);
        if (!marked.isEmpty()) {
            throw new InvalidActorException(
                    actor,
                    "has @"
                            + annotation.getSimpleName()
                            + " on "
                            + ActorMethod.names(marked)
                            + ", "
                            + why,
                    remedy);
        }
    }

    /** Refuses an order among beans, in which no actor starts. */
    private void requireNoOrderOfBeans() {
        String[] others = beans.getBeanDefinition(beanName).getDependsOn();
        if (others != null) {
            throw new InvalidActorException(
                    actor,
                    "has @DependsOn for "
                            + String.join(", ", others)
                            + ", in vain: actors start after all beans are made, and one another's"
                            + " order is that of @Order",
                    "Take it out. Put an @Order on both classes where another actor is to start"
                            + " first, and take in the constructor what is made lazily.");
        }
    }

    InvalidActorException proxied() {
        return new InvalidActorException(
                actor,
                "is proxied, for instance because of @Transactional, @Async, @Cacheable or"
                        + " @PreAuthorize on it",
                "Put such annotations on a bean that the actor calls.");
    }
}
