/** The REST protocol: actors as HTTP resources. */
@NullMarked
package dev.actors.spring.web;

import org.jspecify.annotations.NullMarked;
