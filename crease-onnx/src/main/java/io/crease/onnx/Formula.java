package io.crease.onnx;

import io.crease.network.Activation;
import io.crease.network.Smooth;

/** A function of one number built from activations, sums and products: what several elementwise nodes do together. Immutable. */
sealed interface Formula {
    /** f(x). */
    double value(double x);

    /** f′(x). */
    double derivative(double x);

    /** f″(x). */
    double second(double x);

    /** How it is written, {@code x} for what goes in. */
    String text(String x);

    /** Number of parts, so that what grows without bound can be refused. */
    int size();

    /** f(x) = x. */
    record Argument() implements Formula {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }

        @Override
        public double second(double x) {
            return 0;
        }

        @Override
        public String text(String x) {
            return x;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** f(x) = factor·g(x) + term. */
    record Affine(double factor, double term, Formula g) implements Formula {
        @Override
        public double value(double x) {
            return factor * g.value(x) + term;
        }

        @Override
        public double derivative(double x) {
            return factor * g.derivative(x);
        }

        @Override
        public double second(double x) {
            return factor * g.second(x);
        }

        @Override
        public String text(String x) {
            String product = factor == 1 ? g.text(x) : number(factor) + "*" + g.text(x);
            return term == 0 ? product : "(" + product + "+" + number(term) + ")";
        }

        private static String number(double value) {
            return String.valueOf(Elementwise.decimal(value));
        }

        @Override
        public int size() {
            return 1 + g.size();
        }
    }

    /** f(x) = φ(g(x)). */
    record Of(Activation phi, Formula g) implements Formula {
        @Override
        public double value(double x) {
            return phi.value(g.value(x));
        }

        @Override
        public double derivative(double x) {
            return phi.derivative(g.value(x)) * g.derivative(x);
        }

        @Override
        public double second(double x) {
            double inner = g.value(x);
            double slope = g.derivative(x);
            double bend = phi instanceof Smooth smooth ? smooth.secondDerivative(inner) : 0;
            return bend * slope * slope + phi.derivative(inner) * g.second(x);
        }

        @Override
        public String text(String x) {
            if (phi instanceof Composite composite && composite.spelledOut()) {
                return composite.formula().text(g.text(x));
            }
            return phi.name() + "(" + g.text(x) + ")";
        }

        @Override
        public int size() {
            int own = phi instanceof Composite composite ? composite.formula().size() : 1;
            return own + g.size();
        }
    }

    /** f(x) = g(x)·h(x). */
    record Product(Formula g, Formula h) implements Formula {
        @Override
        public double value(double x) {
            return g.value(x) * h.value(x);
        }

        @Override
        public double derivative(double x) {
            return g.derivative(x) * h.value(x) + g.value(x) * h.derivative(x);
        }

        @Override
        public double second(double x) {
            return g.second(x) * h.value(x) + 2 * g.derivative(x) * h.derivative(x) + g.value(x) * h.second(x);
        }

        @Override
        public String text(String x) {
            return g.text(x) + "*" + h.text(x);
        }

        @Override
        public int size() {
            return 1 + g.size() + h.size();
        }
    }

    /** f(x) = g(x) + h(x). */
    record Sum(Formula g, Formula h) implements Formula {
        @Override
        public double value(double x) {
            return g.value(x) + h.value(x);
        }

        @Override
        public double derivative(double x) {
            return g.derivative(x) + h.derivative(x);
        }

        @Override
        public double second(double x) {
            return g.second(x) + h.second(x);
        }

        @Override
        public String text(String x) {
            return "(" + g.text(x) + "+" + h.text(x) + ")";
        }

        @Override
        public int size() {
            return 1 + g.size() + h.size();
        }
    }
}
