/** What a selective receive looks for in a mailbox. */
@NullMarked
package dev.actors.pattern;

import org.jspecify.annotations.NullMarked;
