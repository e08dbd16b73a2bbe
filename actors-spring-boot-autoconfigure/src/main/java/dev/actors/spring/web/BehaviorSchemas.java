package dev.actors.spring.web;

import dev.actors.spring.BehaviorDefinition;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * The JSON Schemas (draft 2020-12) of what a behaviour takes and replies. They are there where the
 * library that makes them is.
 */
interface BehaviorSchemas {

    /** What {@code args} of a PUT may be. */
    ObjectNode arguments(BehaviorDefinition behavior);

    /** What a message of a type may be, its {@code type} included. */
    ObjectNode message(String name, Class<?> type);

    /**
     * What the handler of a message replies, if its return type tells it. A null is answered
     * without a body, so that it is not in the schema.
     */
    Optional<ObjectNode> reply(BehaviorDefinition behavior, Class<?> message);
}
