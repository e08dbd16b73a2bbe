/**
 * How a message is kept apart from its sender: shared where that is safe, copied where it is not,
 * else refused.
 */
@NullMarked
package dev.actors.isolation;

import org.jspecify.annotations.NullMarked;
