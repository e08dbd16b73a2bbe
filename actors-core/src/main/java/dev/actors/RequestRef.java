package dev.actors;

/**
 * The identity of one request that is answered by a message: OTP's {@code request_id()}.
 *
 * @param target the actor that was asked
 * @param number unlike that of any other request of the node
 */
public record RequestRef(Address target, long number) {}
