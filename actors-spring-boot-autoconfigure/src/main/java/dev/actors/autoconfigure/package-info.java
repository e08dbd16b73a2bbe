/** Auto-configuration of nodes, actors, their REST protocol and their metrics. */
@NullMarked
package dev.actors.autoconfigure;

import org.jspecify.annotations.NullMarked;
