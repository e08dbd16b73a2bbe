package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Spring would inject into an actor is refused at no start, and made at none. */
class ResolvedDependenciesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    PropertyPlaceholderAutoConfiguration.class))
                    .withPropertyValues("shop.floor=1", "shop.door=#{@untouched.door}");

    /** What nobody may make before an actor needs it. */
    static class Untouched {
        Untouched() {
            throw new AssertionError("made early");
        }
    }

    static class Scoped extends Untouched {}

    static class Preferred extends Untouched {}

    interface Ranked {}

    @Priority(1)
    static class First extends Untouched implements Ranked {}

    @Priority(2)
    static class Second extends Untouched implements Ranked {}

    interface Shelf<T> {}

    static class Books extends Untouched implements Shelf<String> {}

    static class Figures extends Untouched implements Shelf<Integer> {}

    static class Made {}

    static class Maker implements FactoryBean<Made> {
        @Override
        public Made getObject() {
            throw new AssertionError("made early");
        }

        @Override
        public Class<?> getObjectType() {
            return Made.class;
        }
    }

    static class Nowhere {}

    static class There {}

    @Configuration(proxyBeanMethods = false)
    @Lazy
    static class Shop {
        @Bean
        Untouched untouched() {
            return new Untouched();
        }

        @Bean
        @Scope(BeanDefinition.SCOPE_PROTOTYPE)
        Scoped scoped() {
            return new Scoped();
        }

        @Bean
        @Primary
        Preferred preferred() {
            return new Preferred();
        }

        @Bean
        Preferred other() {
            return new Preferred();
        }

        @Bean
        @Fallback
        Preferred last() {
            return new Preferred();
        }

        @Bean
        First first() {
            return new First();
        }

        @Bean
        Second second() {
            return new Second();
        }

        @Bean
        Books books() {
            return new Books();
        }

        @Bean
        Figures figures() {
            return new Figures();
        }

        @Bean
        @Lazy(false)
        Maker maker() {
            return new Maker();
        }

        @Bean
        @Lazy(false)
        There there() {
            return new There();
        }

        @Bean
        List<Integer> numbers() {
            return List.of(1);
        }
    }

    static class Quiet {
        @Receive
        void hear(String text) {}
    }

    @Actor
    static class ByType extends Quiet {
        ByType(Scoped scoped, Preferred preferred, Ranked ranked, Made made, There there) {}
    }

    @Actor
    static class ByNameOrQualifier extends Quiet {
        ByNameOrQualifier(
                Ranked second,
                @Qualifier("other") Preferred chosen,
                Shelf<String> words,
                List<Integer> numbers) {}
    }

    @Actor
    static class Several extends Quiet {
        Several(
                List<Ranked> list,
                Ranked[] array,
                Map<String, Ranked> map,
                Collection<Shelf<?>> shelves,
                Optional<Set<Ranked>> perhaps) {}
    }

    @Actor
    static class Later extends Quiet {
        Later(
                ObjectProvider<Nowhere> provider,
                Optional<Nowhere> optional,
                Optional<Scoped> there,
                @Nullable Nowhere none,
                @Lazy Nowhere lazy,
                ObjectProvider<List<Nowhere>> many) {}
    }

    @Actor
    static class Values extends Quiet {
        Values(
                @Value("${shop.floor}") int floor,
                @Value("${shop.name:none}") String name,
                @Value("#{@untouched.door}") String door,
                @Value("${shop.door}") String same,
                @Value("plain") Optional<String> plain) {}
    }

    @Actor
    static class Springs extends Quiet {
        Springs(ApplicationContext context, BeanFactory beans, Actors actors) {}
    }

    @Actor
    static class InFields extends Quiet {
        @Autowired Scoped scoped;

        @Autowired(required = false)
        Nowhere nowhere;

        @Value("${shop.floor}")
        int floor;

        Nowhere own;
    }

    @Actor
    static class InMethods extends Quiet {
        @Autowired
        void all(Scoped scoped, Optional<Nowhere> none, @Value("${shop.floor}") int floor) {}

        @Autowired(required = false)
        void perhaps(Nowhere nowhere, Scoped scoped) {}

        void own(Nowhere nowhere) {}

        @Autowired
        static void ignored(Nowhere nowhere) {}
    }

    @Actor
    static class Overrides extends InMethods {
        @Override
        void all(Scoped scoped, Optional<Nowhere> none, int floor) {}
    }

    @Actor
    static class ByJakarta extends Quiet {
        @Inject Ranked second;
        @Inject Provider<Nowhere> later;
        @Resource Preferred preferred;
        @Resource Ranked first;

        @Resource(name = "other")
        Preferred named;

        @Resource @Lazy Nowhere lazy;

        @Resource(lookup = "java:comp/env/elsewhere")
        Nowhere elsewhere;

        @Resource
        void setThere(There there) {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InMethods.class,
                Overrides.class,
                ByJakarta.class,
                ByType.class,
                ByNameOrQualifier.class,
                Several.class,
                Later.class,
                Values.class,
                Springs.class,
                InFields.class
            })
    void startsAndMakesNothing(Class<?> actor) {
        runner.withUserConfiguration(Shop.class)
                .withBean(actor)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Actor
    static class OfParent extends Quiet {
        OfParent(Scoped scoped, List<Ranked> ranked) {}
    }

    @Test
    void looksInTheParentsOfTheContextToo() {
        try (AnnotationConfigApplicationContext parent =
                new AnnotationConfigApplicationContext(Shop.class)) {
            runner.withParent(parent)
                    .withBean(OfParent.class)
                    .run(context -> assertThat(context).hasNotFailed());
        }
    }
}
