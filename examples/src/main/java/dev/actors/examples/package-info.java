/** Small programs on the runtime alone, each about one idea; each runs by its {@code main}. */
@NullMarked
package dev.actors.examples;

import org.jspecify.annotations.NullMarked;
