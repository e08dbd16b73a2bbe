/** The application as one of several nodes, and a page that shows which actor lives on which. */
@NullMarked
package dev.actors.sample.mesh;

import org.jspecify.annotations.NullMarked;
