package dev.actors.spring.web;

/**
 * A controller below the base path: the access rule stands before it, and its errors are problems.
 */
interface ProtocolController {}
