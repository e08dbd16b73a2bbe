package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;

import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one way of reading or writing JSON makes of Java types: messages, arguments and replies each
 * have theirs.
 */
interface JsonTypes {

    /**
     * A component of a record.
     *
     * @param name its key
     * @param required whether the key must be there
     * @param nullable whether its value may be null
     * @param known whether its value is read or written as its type says; false where the
     *     application has a way of its own
     */
    record Component(String name, boolean required, boolean nullable, boolean known) {}

    /**
     * The components of a record by their Java names.
     *
     * @return empty if the application has its own way with the record
     */
    Optional<Map<String, Component>> components(ResolvedType type);

    /** Whether a record within another may have no key at all. */
    boolean emptyRecords();

    /** The form of a simple type. */
    Optional<JsonForm> form(Class<?> type);

    /**
     * The constants of an enum.
     *
     * @return empty if the application has its own way with the enum
     */
    Optional<List<JsonNode>> constants(Class<?> type);

    /** The keys that a map takes. */
    Keys keys(ResolvedType map);

    /** Whether the elements of an array, a collection or a map may be null. */
    boolean nullableElements(ResolvedType container);

    /**
     * What a type is that is neither simple, nor a record, nor a container.
     *
     * @return null for an array, a collection, a map or an {@link Optional} that is one in JSON too
     */
    @Nullable Special special(Class<?> type);

    /** Which keys a map takes. */
    sealed interface Keys {

        /** Any. */
        record Any() implements Keys {}

        /** Those that match. */
        record Matching(String pattern) implements Keys {}

        /** These. */
        record Named(List<String> names) implements Keys {}
    }

    /** Types with no structure in JSON that is known. */
    enum Special {
        /** Any JSON, as far as the schema knows. */
        ANYTHING,
        /** A string, a number or a boolean. */
        SCALAR,
        /** No JSON but a null, where that is allowed. */
        NOTHING
    }
}
