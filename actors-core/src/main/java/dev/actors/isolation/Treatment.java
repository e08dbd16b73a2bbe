package dev.actors.isolation;

/** How the values of one class are isolated; a class is decided once. */
@FunctionalInterface
interface Treatment {

    /** Passes every value as it is, because none of them can change. */
    Treatment SHARE = (_, value) -> value;

    /**
     * Isolates a value of the class.
     *
     * @param pass the copy that the value is a part of
     * @param value the value
     * @return the value itself if it need not be copied
     * @throws NotShareableException if the value cannot be isolated
     */
    Object isolate(StructuralCopy pass, Object value);
}
