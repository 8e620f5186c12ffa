package io.crease.theory;

import io.crease.network.Activation;
import java.util.Random;

/** One point of a curve and its velocity, sent through freshly drawn random layers. */
final class RandomLayer {
    private final Random random;
    private final Activation activation;
    private final double weightVariance;
    private final double biasVariance;
    double[] value;
    double[] velocity;

    RandomLayer(
            Random random,
            Activation activation,
            double weightVariance,
            double biasVariance,
            double[] value,
            double[] velocity) {
        this.random = random;
        this.activation = activation;
        this.weightVariance = weightVariance;
        this.biasVariance = biasVariance;
        this.value = value.clone();
        this.velocity = velocity.clone();
    }

    /** The affine part with weights N(0, σw²/fan-in). */
    RandomLayer affine(int width) {
        double scale = Math.sqrt(weightVariance / value.length);
        double[] h = new double[width];
        double[] speed = new double[width];
        for (int i = 0; i < width; i++) {
            h[i] = Math.sqrt(biasVariance) * random.nextGaussian();
            for (int j = 0; j < value.length; j++) {
                double weight = scale * random.nextGaussian();
                h[i] += weight * value[j];
                speed[i] += weight * velocity[j];
            }
        }
        value = h;
        velocity = speed;
        return this;
    }

    RandomLayer post(int width) {
        affine(width);
        for (int i = 0; i < width; i++) {
            velocity[i] *= activation.derivative(value[i]);
            value[i] = activation.value(value[i]);
        }
        return this;
    }

    double speed() {
        return norm(velocity);
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
