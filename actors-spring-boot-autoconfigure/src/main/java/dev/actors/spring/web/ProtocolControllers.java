package dev.actors.spring.web;

import java.util.List;

/**
 * Controllers of the protocol. A bean of this kind is {@code @Lazy}: it is made with the protocol's
 * first request, and the application's start looks at none of its classes.
 */
@FunctionalInterface
interface ProtocolControllers {

    /** All of them. */
    List<ProtocolController> all();
}
