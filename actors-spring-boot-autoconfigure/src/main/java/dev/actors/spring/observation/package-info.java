/** Spans of messages, and the contexts that go along with them. */
@NullMarked
package dev.actors.spring.observation;

import org.jspecify.annotations.NullMarked;
