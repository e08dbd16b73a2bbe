package dev.actors.benchmarks.rest;

/** What is posted to either side. */
record Order(long id, String article, int count) {}
