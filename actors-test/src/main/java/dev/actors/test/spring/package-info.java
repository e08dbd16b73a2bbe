/** Tests of {@link dev.actors.spring.Actor} classes in an application context with little else. */
@NullMarked
package dev.actors.test.spring;

import org.jspecify.annotations.NullMarked;
