/** Running contenders, each in a process of its own, and collecting what they measure. */
@NullMarked
package dev.actors.benchmarks.run;

import org.jspecify.annotations.NullMarked;
