package dev.actors.spring.web;

import dev.actors.Node;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

import java.time.Duration;

/** A bean of the application that guards what its callers may ask an actor. */
@Service
class Payroll {

    private final Node node;

    Payroll(Node node) {
        this.node = node;
    }

    @PreAuthorize("hasRole('OPERATOR')")
    Object count(String counter) {
        return node.ask(
                node.whereis(counter).orElseThrow(),
                new TestActors.Counter.Get(),
                Duration.ofSeconds(10));
    }
}
