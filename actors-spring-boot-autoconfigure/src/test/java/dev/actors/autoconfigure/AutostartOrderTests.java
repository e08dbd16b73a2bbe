package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorInfo;
import dev.actors.Node;
import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

class AutostartOrderTests {

    @Actor(value = "c-first", autostart = true)
    @Order(1)
    static class First {
        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "b-last", autostart = true)
    static class Last {
        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "a-middle", autostart = true)
    static class Middle {
        @Receive
        void hear(Object any) {}
    }

    @Test
    void startsByOrderAndThenByName() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(First.class, Last.class, Middle.class)
                .run(
                        context ->
                                assertThat(context.getBean(Node.class).snapshot())
                                        .extracting(ActorInfo::behavior)
                                        .containsExactly("c-first", "a-middle", "b-last"));
    }
}
