package dev.actors.spring.web;

/**
 * Cuts the connection of one request off, by means of the server that runs it: no thread waits for
 * a client that does not read.
 */
@FunctionalInterface
public interface ConnectionCut {

    /** The attribute of a request that has it. */
    String ATTRIBUTE = ConnectionCut.class.getName();

    /**
     * Has the connection closed without sending what is left. It returns at once; the server then
     * tells the request's listeners of a time-out or an error, within seconds. Only for an
     * asynchronous request that the server has not ended yet.
     */
    void cut();
}
