/**
 * The programs: one measures one contender at one workload, the other runs them all side by side.
 */
@NullMarked
package dev.actors.benchmarks;

import org.jspecify.annotations.NullMarked;
