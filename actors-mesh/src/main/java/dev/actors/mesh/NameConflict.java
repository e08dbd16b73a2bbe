package dev.actors.mesh;

import dev.actors.Address;

/**
 * The message to an actor that has lost its name in the mesh: OTP's {@code global_name_conflict}.
 *
 * @param name the name
 * @param winner who has it now
 */
public record NameConflict(String name, Address winner) {}
