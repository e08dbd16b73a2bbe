package dev.actors.benchmarks.rest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * What is posted to the controller written by hand. It says its type, and is refused if that is
 * none of these, as the messages of an actor are.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Posted {

    long id();

    int count();

    /** An order that is taken. */
    @JsonTypeName("order")
    record Order(long id, String article, int count) implements Posted {}

    /** An order that is answered. */
    @JsonTypeName("quote")
    record Quote(long id, String article, int count) implements Posted {}
}
