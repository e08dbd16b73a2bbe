package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

/** What below the base path everybody may read. */
@FunctionalInterface
interface OpenResources {

    /** Tells whether a request only reads such a thing. */
    boolean has(HttpServletRequest request);
}
