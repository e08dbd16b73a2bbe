package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import java.time.Duration;

/** What an instance gets after its constructor, in either kind of context. */
@Timeout(60)
class InjectionTests {

    @Actor("sign")
    static class Sign {
        @Value("${sign.text}")
        private String text = "";

        @Resource private StringBuilder ink = new StringBuilder();

        private String size = "";
        private String painted = "";

        @Autowired
        void measure(Integer size) {
            this.size = "of " + size;
        }

        @PostConstruct
        private void paint() {
            painted += String.join(" ", text, ink, size);
        }

        @Receive
        String read(String from) {
            return painted;
        }
    }

    @Test
    void comesFromTheContextThatReadsAnnotations() {
        assertThat(readIn(new AnnotationConfigApplicationContext())).isEqualTo("open red of 3");
    }

    /** As a context is that was processed ahead of time. */
    @Test
    void comesFromTheActorsAnnotationsWhereTheContextReadsNone() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getDefaultListableBeanFactory()
                .setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
        assertThat(readIn(context)).isEqualTo("open red of 3");
    }

    private static Object readIn(GenericApplicationContext context) {
        try (context;
                Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            context.setEnvironment(new MockEnvironment().withProperty("sign.text", "open"));
            context.registerBean("ink", StringBuilder.class, () -> new StringBuilder("red"));
            context.registerBean(Integer.class, () -> 3);
            context.registerBean(Sign.class, sign -> sign.setScope(BeanDefinition.SCOPE_PROTOTYPE));
            context.refresh();
            BehaviorRegistry behaviors =
                    new BehaviorRegistry(
                            context.getBeanFactory(),
                            new ArgumentsBinder(context.getEnvironment()),
                            BehaviorDefinition::settings);
            Address sign = new Actors(node, behaviors).spawn(Sign.class);
            return node.ask(sign, "afar", String.class, Duration.ofSeconds(10));
        }
    }
}
