/** The runtime's own two styles. */
@NullMarked
package dev.actors.benchmarks.styles;

import org.jspecify.annotations.NullMarked;
