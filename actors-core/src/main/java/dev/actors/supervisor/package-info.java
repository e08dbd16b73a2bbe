/** Supervision: who restarts an actor that ends, how often, how soon and with whom. */
@NullMarked
package dev.actors.supervisor;

import org.jspecify.annotations.NullMarked;
