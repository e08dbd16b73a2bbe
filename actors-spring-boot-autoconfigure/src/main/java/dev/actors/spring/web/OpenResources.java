package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

/** A controller of what everybody may read below the base path. */
interface OpenResources extends ProtocolController {

    /** Tells whether a request only reads such a thing. */
    boolean has(HttpServletRequest request);
}
