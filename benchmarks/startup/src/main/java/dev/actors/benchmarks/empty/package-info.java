/** An application with nothing in it, to see how long its libraries take to start. */
@NullMarked
package dev.actors.benchmarks.empty;

import org.jspecify.annotations.NullMarked;
