/**
 * The kernel: nodes, actors, addresses and what passes between them.
 *
 * <p>A {@link dev.actors.Node} runs actors. An actor is reached by its {@link dev.actors.Address}
 * and by nothing else, sees the world through its {@link dev.actors.ActorContext}, and handles one
 * message at a time. The package is one on purpose: node, actor and mailbox need each other, and
 * package-private keeps them out of sight.
 */
@NullMarked
package dev.actors;

import org.jspecify.annotations.NullMarked;
