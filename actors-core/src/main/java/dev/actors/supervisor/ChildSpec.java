package dev.actors.supervisor;

import dev.actors.ActorSpec;

/**
 * What a supervisor starts and restarts: OTP's child specification.
 *
 * @param id what the supervisor calls it, unlike that of its other children
 * @param actor what to run; its {@link ActorSpec#shutdownTimeout} says how long it may take to stop
 *     before it is killed, zero for OTP's {@code brutal_kill}. A supervision that it has already is
 *     replaced
 * @param restart after which ends it is restarted
 */
public record ChildSpec(String id, ActorSpec actor, RestartType restart) {}
