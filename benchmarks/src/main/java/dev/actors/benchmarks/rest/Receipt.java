package dev.actors.benchmarks.rest;

/** What either side answers. */
record Receipt(long id, boolean accepted) {

    static Receipt of(long id) {
        return new Receipt(id, true);
    }
}
