/** Actors on the actuator: the endpoint {@code actors}, and their health. */
@NullMarked
package dev.actors.spring.actuate;

import org.jspecify.annotations.NullMarked;
