package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Something in the application that decides on access before the protocol's own rule does, such as
 * Spring Security.
 */
@FunctionalInterface
public interface AccessDecision {

    /**
     * Tells whether it has decided on a request that has come this far.
     *
     * @param request the request
     * @return false to leave the protocol's own rule in force
     */
    boolean decides(HttpServletRequest request);
}
