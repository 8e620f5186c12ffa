package io.crease.onnx;

import io.crease.network.Activate;
import io.crease.network.Layer;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.network.Smooth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where two signals are functions, element by element, of one and the same signal: x·σ(x), 0.5·x·(1 + erf(x/√2)). */
final class Elementwise {
    private static final int LONGEST_CHAIN = 12;
    private static final int LARGEST_FORMULA = 64;

    private Elementwise() {}

    /**
     * A step, and another that is a function of it.
     *
     * @param root the step
     * @param formula the function
     * @param composite whether a composite activation is part of it
     */
    private record Link(Step root, Formula formula, boolean composite) {}

    /**
     * Two functions of one signal.
     *
     * @param root the signal's step
     * @param first the first
     * @param second the second
     * @param composite whether one of them is a composite already
     */
    record Pair(Step root, Formula first, Formula second, boolean composite) {}

    /** The nearest step that both are functions of, element by element; null if there is none. */
    static @Nullable Pair common(Step a, Step b) {
        List<Link> ofA = chain(a);
        for (Link second : chain(b)) {
            for (Link first : ofA) {
                if (first.root() == second.root()) {
                    return new Pair(
                            first.root(), first.formula(), second.formula(), first.composite() || second.composite());
                }
            }
        }
        return null;
    }

    /** The activation that a formula is. @throws Unsupported if it is too large */
    static Smooth activation(Formula formula) {
        if (formula.size() > LARGEST_FORMULA) {
            throw new Unsupported("an elementwise function of more than " + LARGEST_FORMULA + " parts");
        }
        return Composite.of(formula);
    }

    /** The step itself, then the one it is a function of, and so on. */
    private static List<Link> chain(Step step) {
        List<Link> chain = new ArrayList<>();
        List<Layer> passed = new ArrayList<>();
        boolean composite = false;
        Step at = step;
        while (true) {
            chain.add(new Link(at, formula(passed), composite));
            Layer layer = at.layer();
            boolean scalar = layer instanceof Reshape
                    || (layer instanceof ScaleShift affine && affine.uniform())
                    || (layer instanceof Activate activate
                            && !(activate.activation() instanceof PiecewiseLinear pl && pl.channels() > 1));
            if (layer == null || !scalar || chain.size() > LONGEST_CHAIN) {
                return chain;
            }
            composite |= layer instanceof Activate activate
                    && activate.activation() instanceof Composite c
                    && c.spelledOut();
            passed.add(layer);
            at = at.inputs().get(0);
        }
    }

    /** What the layers do, the last in the list first. */
    private static Formula formula(List<Layer> passed) {
        Formula formula = new Formula.Argument();
        for (int i = passed.size() - 1; i >= 0; i--) {
            if (passed.get(i) instanceof ScaleShift affine) {
                formula =
                        new Formula.Affine(affine.scale().get(0), affine.shift().get(0), formula);
            } else if (passed.get(i) instanceof Activate activate) {
                formula = new Formula.Of(activate.activation(), formula);
            }
        }
        return formula;
    }

    /** A float as the shortest decimal that is that float, so that names read 0.1 and not 0.10000000149011612. */
    static double decimal(double value) {
        return (double) (float) value == value ? Double.parseDouble(Float.toString((float) value)) : value;
    }
}
