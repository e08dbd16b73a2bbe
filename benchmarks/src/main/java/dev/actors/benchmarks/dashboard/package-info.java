/** What it costs a node to be watched on its dashboard. */
@NullMarked
package dev.actors.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
