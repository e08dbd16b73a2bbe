/** What was measured, in tables and plots. */
@NullMarked
package dev.actors.benchmarks.report;

import org.jspecify.annotations.NullMarked;
