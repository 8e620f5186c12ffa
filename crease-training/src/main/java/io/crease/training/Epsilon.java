package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import io.crease.network.BatchNorm;
import io.crease.network.Layer;
import io.crease.numeric.Tensor;
import java.util.List;

/** DJL's batch normalisation does not tell what it adds to the variance; its values do. */
final class Epsilon {
    private static final double[] USUAL = {1e-5, 1e-3, 1e-6, 1e-4, 1e-2, 1e-7, 1e-8, 0};

    private Epsilon() {}

    /** The normalisation with the usual epsilon that comes nearest to the block's values; where none has them, the one with the one that follows from the smallest variance. */
    static Layer normalisation(Block block, NDArray inputs, NDArray outputs) {
        Tensor scale = Probe.tensor(BlockImport.parameter(block, "gamma"));
        Tensor shift = Probe.tensor(BlockImport.parameter(block, "beta"));
        Tensor mean = Probe.tensor(BlockImport.parameter(block, "runningMean"));
        Tensor variance = Probe.tensor(BlockImport.parameter(block, "runningVar"));
        double smallest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < variance.size(); c++) {
            smallest = Math.min(smallest, variance.get(c));
        }
        Layer nearest = null;
        double least = 1;
        for (double epsilon : USUAL) {
            if (smallest + epsilon > 0) {
                Layer layer = new BatchNorm(scale, shift, mean, variance, epsilon);
                double distance = Probe.distance(List.of(layer), inputs, outputs);
                if (distance <= least) {
                    nearest = layer;
                    least = distance;
                }
            }
        }
        return nearest != null
                ? nearest
                : new BatchNorm(scale, shift, mean, variance, fromSlope(scale, variance, inputs, outputs));
    }

    /** ε = (γ/slope)² − σ² of the channel where it shows most, from two of the probing points. */
    private static double fromSlope(Tensor scale, Tensor variance, NDArray inputs, NDArray outputs) {
        int best = -1;
        for (int c = 0; c < scale.size(); c++) {
            if (scale.get(c) != 0 && (best < 0 || variance.get(c) < variance.get(best))) {
                best = c;
            }
        }
        if (best < 0) {
            return USUAL[0];
        }
        double[] x = Probe.doubles(inputs);
        double[] y = Probe.doubles(outputs);
        int row = x.length / (int) inputs.size(0);
        int plane = row / scale.size();
        int first = best * plane;
        int second = row + first;
        double slope = (y[second] - y[first]) / (x[second] - x[first]);
        double epsilon = Math.pow(scale.get(best) / slope, 2) - variance.get(best);
        return Double.isFinite(epsilon) && epsilon > 0 ? epsilon : USUAL[0];
    }
}
