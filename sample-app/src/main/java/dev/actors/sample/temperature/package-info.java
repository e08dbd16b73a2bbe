/** A monitor of the real sensors of this machine. */
@NullMarked
package dev.actors.sample.temperature;

import org.jspecify.annotations.NullMarked;
