/** Actors as Spring components: the annotations, and how annotated classes become behaviours. */
@NullMarked
package dev.actors.spring;

import org.jspecify.annotations.NullMarked;
