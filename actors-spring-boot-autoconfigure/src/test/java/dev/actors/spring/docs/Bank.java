package dev.actors.spring.docs;

import dev.actors.Node;
import dev.actors.spring.Actors;

import java.time.Duration;

class Bank {

    private final Node node;
    private final Actors actors;

    Bank(Node node, Actors actors) {
        this.node = node;
        this.actors = actors;
    }

    int deposit(String owner, int amount) {
        return node.ask(
                actors.keyed(Account.class, owner),
                new Account.Deposit(amount),
                Integer.class,
                Duration.ofSeconds(5));
    }
}
