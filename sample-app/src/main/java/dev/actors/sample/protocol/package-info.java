/** Small behaviours for trying the REST protocol. */
@NullMarked
package dev.actors.sample.protocol;

import org.jspecify.annotations.NullMarked;
