package dev.actors.spring.web;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What arguments must keep to beyond their types. */
@FunctionalInterface
interface ArgumentConstraints {

    /** Nothing. */
    ArgumentConstraints NONE = (_, _) -> List.of();

    /**
     * Writes what is checked of the components of a record into their schemas.
     *
     * @param args the record
     * @param properties the schemas by the names of the components
     * @return the components that must not be missing
     */
    List<String> write(Class<?> args, ObjectNode properties);
}
