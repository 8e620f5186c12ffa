package io.crease.measure;

import io.crease.trajectory.Trajectory;

/**
 * What a measure may know of the trace beside its strips.
 *
 * @param trajectory the curve
 * @param biasRatio σb/σw of the random ensemble the network comes from; 0 when there is none or its biases are zero
 * @param memoryBudget bytes a tally may use for sets that grow with the trace
 */
public record Surroundings(Trajectory trajectory, double biasRatio, long memoryBudget) {}
