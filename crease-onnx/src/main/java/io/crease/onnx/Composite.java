package io.crease.onnx;

import io.crease.network.Gelu;
import io.crease.network.HardSwish;
import io.crease.network.Silu;
import io.crease.network.Smooth;
import java.util.List;

/**
 * A smooth activation that a graph spells out in several elementwise nodes.
 *
 * @param formula what they do together
 */
record Composite(Formula formula) implements Smooth {
    private static final List<Smooth> KNOWN = List.of(new Gelu(), new Silu(), new HardSwish());
    /** Constants such as √2 stand in files as floats, and are off by a few 10⁻⁸. */
    private static final double SAME = 1e-6;

    /**
     * The activation of our own that computes the same, known by its values and not by how it is written; else the formula itself.
     */
    static Smooth of(Formula formula) {
        for (Smooth known : KNOWN) {
            boolean same = true;
            for (double x = -12; x <= 12 && same; x += 0.21875) {
                double difference = Math.abs(known.value(x) - formula.value(x));
                same = difference <= SAME * (1 + Math.abs(x));
            }
            if (same) {
                return known;
            }
        }
        return new Composite(formula);
    }

    @Override
    public String name() {
        return formula.text("x");
    }

    @Override
    public double value(double x) {
        return formula.value(x);
    }

    @Override
    public double derivative(double x) {
        return formula.derivative(x);
    }

    @Override
    public double secondDerivative(double x) {
        return formula.second(x);
    }

    @Override
    public String toString() {
        return name();
    }
}
