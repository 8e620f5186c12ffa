package io.crease.measure;

import io.crease.trajectory.Trajectory;

/**
 * What a measure may know of the trace beside its strips.
 *
 * @param trajectory the curve
 * @param biasRatio σb/σw of the random ensemble the network comes from; 0 when there is none or its biases are zero
 * @param patterns where distinct patterns are collected, shared by all tallies of the trace
 */
public record Surroundings(Trajectory trajectory, double biasRatio, PatternSets patterns) {}
