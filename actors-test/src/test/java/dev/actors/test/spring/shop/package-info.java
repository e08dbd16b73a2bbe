/** An application whose actors are tested. */
@NullMarked
package dev.actors.test.spring.shop;

import org.jspecify.annotations.NullMarked;
