/** Two nodes in processes of their own, beside two of Pekko Cluster. */
@NullMarked
package dev.actors.benchmarks.mesh;

import org.jspecify.annotations.NullMarked;
