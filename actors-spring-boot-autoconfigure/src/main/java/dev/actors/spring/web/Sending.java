package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** The controller that takes messages that nobody waits for. */
interface Sending extends ProtocolController {

    /**
     * Has the body of a request put into an actor's mailbox.
     *
     * @param name the actor's name
     * @throws ProblemException if it is not taken
     */
    void accept(String name, HttpServletRequest request) throws IOException;
}
