/** How long an empty web application takes to start, without and with the starter. */
@NullMarked
package dev.actors.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
