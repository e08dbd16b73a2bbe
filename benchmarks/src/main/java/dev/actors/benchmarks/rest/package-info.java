/** The REST protocol beside a controller written by hand, driven by wrk. */
@NullMarked
package dev.actors.benchmarks.rest;

import org.jspecify.annotations.NullMarked;
