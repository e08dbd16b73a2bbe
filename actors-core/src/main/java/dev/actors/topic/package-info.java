/** Topics: events that reach all actors that have subscribed to them. */
@NullMarked
package dev.actors.topic;

import org.jspecify.annotations.NullMarked;
