package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.test.TestProbe;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

/** A probe with a name goes with its method, so that the next one can use the name. */
@ActorTest(Closing.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegisteredProbeTests {

    @Autowired private Node node;
    @Autowired private TestProbe mail;

    private void sendsToTheName(TestProbe probe) {
        node.register("mail", probe.address());
        node.send(node.named("mail"), "letter");
        probe.expect("letter");
    }

    @Test
    @Order(1)
    @DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
    void hasWhatStartsWithAContextMadeAnew() {
        assertThat(node.registered()).containsExactly("closing");
    }

    @Test
    @Order(2)
    void hasItStill() {
        assertThat(node.registered()).containsExactly("closing");
    }

    @Test
    void hasTheNameInOneMethod() {
        sendsToTheName(mail);
    }

    @Test
    void hasTheNameInAnotherMethod() {
        sendsToTheName(mail);
    }

    @Nested
    class Inside {

        @Autowired private TestProbe inner;

        @Test
        void hasTheNameInANestedClass() {
            sendsToTheName(inner);
        }

        @Test
        void hasTheNameInTheOuterInstance() {
            sendsToTheName(mail);
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Shared {

        @Autowired private TestProbe shared;

        @Test
        void livesInOneMethod() {
            shared.send(shared.address(), "one");
            shared.expect("one");
        }

        @Test
        void livesInAnotherMethod() {
            shared.send(shared.address(), "another");
            shared.expect("another");
        }
    }
}
