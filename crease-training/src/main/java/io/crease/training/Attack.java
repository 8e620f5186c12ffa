package io.crease.training;

import io.crease.data.Normalisation;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How points near given ones are sought at which a network errs: projected gradient steps up the loss (Madry et al. 2018); a single step of the full radius
 * in the norm L∞ is the fast gradient sign method (Goodfellow, Shlens and Szegedy 2015). Points stay images: pixels from 0 to 1.
 *
 * @param name how tables call it: {@code fgsm}
 * @param norm in which the radius is meant, and a step is steepest
 * @param radius largest distance from the given point, in pixels from 0 to 1
 * @param steps number of steps from the point itself, none of them random
 * @param stepSize length of a step in that norm
 */
public record Attack(String name, Norm norm, double radius, int steps, double stepSize) {

    /** Norms of a distance. */
    public enum Norm {
        /** The largest change of a pixel. */
        MAXIMUM,
        /** The root of the sum of squared changes. */
        EUCLIDEAN
    }

    /** @throws IllegalArgumentException if a number is not positive */
    public Attack {
        if (!(radius > 0) || !(stepSize > 0) || steps < 1) {
            throw new IllegalArgumentException(name + ": radius " + radius + ", " + steps + " steps of " + stepSize
                    + "; expected positive numbers");
        }
    }

    /** One step of the full radius along the signs of the gradient. */
    public static Attack fgsm(double radius) {
        return new Attack("fgsm", Norm.MAXIMUM, radius, 1, radius);
    }

    /** Steps of a quarter of the radius in a norm: {@code pgd-linf} or {@code pgd-l2}. */
    public static Attack pgd(Norm norm, double radius, int steps) {
        return new Attack(norm == Norm.MAXIMUM ? "pgd-linf" : "pgd-l2", norm, radius, steps, radius / 4);
    }

    /**
     * A point within the radius of each given one, of larger loss where gradients lead there; the given one itself where the gradient is zero.
     *
     * @param points images [channels, height, width] as the network sees them, not modified
     * @param classes their classes
     * @param normalisation which made them of pixels from 0 to 1
     */
    public List<Tensor> examples(Inference network, List<Tensor> points, int[] classes, Normalisation normalisation) {
        List<Tensor> at = points;
        for (int s = 0; s < steps; s++) {
            List<Tensor> gradients = network.lossGradients(at, classes);
            List<Tensor> next = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                next.add(step(points.get(i), at.get(i), gradients.get(i), normalisation));
            }
            at = next;
        }
        return List.copyOf(at);
    }

    /** The distance of two images in the attack's norm, in pixels from 0 to 1. */
    public double distance(Tensor from, Tensor to, Normalisation normalisation) {
        int plane = from.size() / from.shape().extent(0);
        double most = 0;
        double square = 0;
        for (int i = 0; i < from.size(); i++) {
            double change = Math.abs(to.get(i) - from.get(i)) * of(normalisation.std(), i / plane);
            most = Math.max(most, change);
            square += change * change;
        }
        return norm == Norm.MAXIMUM ? most : Math.sqrt(square);
    }

    private Tensor step(Tensor origin, Tensor at, Tensor gradient, Normalisation normalisation) {
        int plane = origin.size() / origin.shape().extent(0);
        double[] step = new double[origin.size()];
        double[] moved = new double[origin.size()];
        for (int i = 0; i < step.length; i++) {
            double std = of(normalisation.std(), i / plane);
            step[i] = norm == Norm.MAXIMUM ? Math.signum(gradient.get(i)) : gradient.get(i) / std;
        }
        double length = norm == Norm.MAXIMUM ? 1 : Tensor.vector(step).norm();
        if (Tensor.vector(step).largest() == 0) {
            return at;
        }
        for (int i = 0; i < step.length; i++) {
            double std = of(normalisation.std(), i / plane);
            moved[i] = (at.get(i) - origin.get(i)) * std + stepSize / length * step[i];
        }
        double away = norm == Norm.MAXIMUM ? 1 : Tensor.vector(moved).norm();
        double back = away > radius && norm == Norm.EUCLIDEAN ? radius / away : 1;
        for (int i = 0; i < moved.length; i++) {
            double mean = of(normalisation.mean(), i / plane);
            double std = of(normalisation.std(), i / plane);
            double change = norm == Norm.MAXIMUM ? Math.max(-radius, Math.min(radius, moved[i])) : back * moved[i];
            double pixel = Math.max(0, Math.min(1, origin.get(i) * std + mean + change));
            moved[i] = (pixel - mean) / std;
        }
        return Tensor.adopt(origin.shape(), moved);
    }

    private static double of(List<Double> constants, int channel) {
        return constants.get(constants.size() == 1 ? 0 : channel);
    }
}
