package dev.actors.spring.docs;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Key;
import dev.actors.spring.Receive;
import dev.actors.spring.Restore;

@Actor(value = "account", keyed = true, idle = "5m")
class Account {

    record Deposit(int amount) {}

    record Owner() {}

    private final String owner;
    private int balance;

    Account(@Key String owner) {
        this.owner = owner;
    }

    @Receive
    int deposit(Deposit deposit) {
        balance += deposit.amount();
        return balance;
    }

    @Receive
    String owner(Owner owner) {
        return this.owner;
    }

    @ActorState
    int balance() {
        return balance;
    }

    @Restore
    void restore(int balance) {
        this.balance = balance;
    }
}
