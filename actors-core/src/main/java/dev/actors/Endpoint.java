package dev.actors;

/** What a local address leads to. */
sealed interface Endpoint permits Cell, Ask {

    /** The node that it lives on. */
    Node node();
}
