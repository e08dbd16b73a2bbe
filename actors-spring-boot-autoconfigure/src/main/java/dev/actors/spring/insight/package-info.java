/**
 * The read model of a node: what the dashboard, the actuator's endpoint, the REST protocol's list
 * and the metrics show of its actors is looked at, counted and cut into pages here, once.
 */
@NullMarked
package dev.actors.spring.insight;

import org.jspecify.annotations.NullMarked;
