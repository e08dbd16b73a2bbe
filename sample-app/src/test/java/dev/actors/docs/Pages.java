package dev.actors.docs;

import dev.actors.Address;
import dev.actors.Node;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

import java.time.Duration;

@Service
class Pages {
    private final Node node;
    private final Address visits;

    Pages(Node node, @Qualifier("visits") Address visits) {
        this.node = node;
        this.visits = visits;
    }

    int visit(String page) {
        node.send(visits, new Visits.Visit(page));
        return node.ask(visits, new Visits.Count(page), Integer.class, Duration.ofSeconds(5));
    }
}
