package dev.actors.benchmarks.mesh;

import dev.actors.benchmarks.run.Machine;

import java.util.List;

/**
 * What was measured of two nodes, as it is kept in a file.
 *
 * @param machine where and when
 * @param pekko which version of Pekko
 * @param jgroups which version of JGroups is under the mesh
 * @param rows what was measured
 */
public record MeshResults(Machine machine, String pekko, String jgroups, List<MeshRow> rows) {}
