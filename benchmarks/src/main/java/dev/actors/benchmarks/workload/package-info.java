/** What is measured, and how, whoever it is that does it. */
@NullMarked
package dev.actors.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
