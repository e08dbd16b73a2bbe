/** What becomes of an actor that ends: restarts, their budget and their backoff. */
@NullMarked
package dev.actors.supervisor;

import org.jspecify.annotations.NullMarked;
