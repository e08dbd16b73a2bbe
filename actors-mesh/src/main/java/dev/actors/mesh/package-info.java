/** Nodes on several machines that are one system: the wire format, and what travels in it. */
@NullMarked
package dev.actors.mesh;

import org.jspecify.annotations.NullMarked;
