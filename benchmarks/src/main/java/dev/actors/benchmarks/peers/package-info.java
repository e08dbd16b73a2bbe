/** The peers that run inside a Java virtual machine, as their own manuals recommend. */
@NullMarked
package dev.actors.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
