package dev.actors.benchmarks.mesh;

import java.util.List;

/**
 * What was measured of one side.
 *
 * @param figure what
 * @param side whose nodes
 * @param samples in the figure's unit, of all forks
 * @param missed how often there was none within the figure's patience
 */
public record MeshRow(MeshFigure figure, MeshSide side, List<Double> samples, int missed) {}
