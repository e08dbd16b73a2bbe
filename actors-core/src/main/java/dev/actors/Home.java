package dev.actors;

/** Where actors live: a node, in one of its lives. */
final class Home {

    private final Node node;
    private final Address.Life life;

    Home(Node node, Address.Life life) {
        this.node = node;
        this.life = life;
    }

    Node node() {
        return node;
    }

    Address.Life life() {
        return life;
    }
}
