/** What is measured inside one Java virtual machine, without peers. */
@NullMarked
package dev.actors.benchmarks.inside;

import org.jspecify.annotations.NullMarked;
