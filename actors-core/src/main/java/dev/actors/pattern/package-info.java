/** What a selective receive looks for in a mailbox, and what it does with what it takes. */
@NullMarked
package dev.actors.pattern;

import org.jspecify.annotations.NullMarked;
