package dev.actors.spring;

import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.CommonAnnotationBeanPostProcessor;

/**
 * Gives an actor's instance what Spring gives a bean after its constructor: fields and methods
 * injected, callbacks called.
 */
sealed interface Injection {

    /** That of the context's own processors, unless it was processed ahead of time. */
    static Injection of(ConfigurableListableBeanFactory beans) {
        return beans.containsBean(AnnotationConfigUtils.AUTOWIRED_ANNOTATION_PROCESSOR_BEAN_NAME)
                ? new ByContext(beans)
                : new ByAnnotations(beans);
    }

    /** Returns the instance, or what stands for it where somebody makes a proxy. */
    Object complete(Object instance, String beanName);

    record ByContext(AutowireCapableBeanFactory beans) implements Injection {

        @Override
        public Object complete(Object instance, String beanName) {
            beans.autowireBean(instance);
            return beans.initializeBean(instance, beanName);
        }
    }

    /**
     * A context that was processed ahead of time reads no annotations: code was generated for its
     * beans, which no instance runs that has its arguments from a spawn. {@code @PostConstruct}
     * methods come last there, as for any bean of such a context.
     */
    final class ByAnnotations implements Injection {

        private final ByContext context;
        private final AutowiredAnnotationBeanPostProcessor autowired =
                new AutowiredAnnotationBeanPostProcessor();
        private final CommonAnnotationBeanPostProcessor common =
                new CommonAnnotationBeanPostProcessor();

        private ByAnnotations(ConfigurableListableBeanFactory beans) {
            context = new ByContext(beans);
            autowired.setBeanFactory(beans);
            common.setBeanFactory(beans);
        }

        @Override
        public Object complete(Object instance, String beanName) {
            common.processInjection(instance);
            autowired.processInjection(instance);
            Object initialized = context.complete(instance, beanName);
            common.postProcessBeforeInitialization(instance, beanName);
            return initialized;
        }
    }
}
