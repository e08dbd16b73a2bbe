package dev.actors.sample.docs;

import dev.actors.Address;
import dev.actors.Node;

import org.springframework.stereotype.Service;

import java.time.Duration;

@Service
class Pages {
    private final Node node;

    Pages(Node node) {
        this.node = node;
    }

    int visit(String page) {
        Address visits = node.whereis("visits").orElseThrow();
        node.send(visits, new Visits.Visit(page));
        return node.ask(visits, new Visits.Count(page), Integer.class, Duration.ofSeconds(1));
    }
}
