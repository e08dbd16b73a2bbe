/** Routers: actors that spread messages over a pool of supervised actors. */
@NullMarked
package dev.actors.router;

import org.jspecify.annotations.NullMarked;
