/** A temperature monitor made of actors, and three small behaviours for trying the protocol. */
@NullMarked
package dev.actors.sample;

import org.jspecify.annotations.NullMarked;
