/** What a node's actors do, as Micrometer meters. */
@NullMarked
package dev.actors.spring.metrics;

import org.jspecify.annotations.NullMarked;
