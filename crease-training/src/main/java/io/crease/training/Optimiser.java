package io.crease.training;

/**
 * How weights follow their gradients.
 *
 * @param method the rule
 * @param rate learning rate at its highest
 * @param schedule how the rate changes
 * @param momentum of {@link Method#SGD}, from 0 below 1; Adam has its usual 0.9 and 0.999
 * @param weightDecay w of the decay, added to the gradient of weights (not of biases and normalisations) as w·weight for SGD, taken from them as rate·w·weight for Adam
 */
public record Optimiser(Method method, double rate, Schedule schedule, double momentum, double weightDecay) {

    /** The rules. */
    public enum Method {
        /** Stochastic gradient descent with momentum: v ← momentum·v + g, weight ← weight − rate·v. */
        SGD,
        /** Adam (Kingma and Ba 2015), with decoupled weight decay. */
        ADAM
    }

    /** How the learning rate changes over a run. */
    public enum Schedule {
        /** It does not. */
        CONSTANT,
        /** It falls along half a cosine to 0. */
        COSINE,
        /** It rises evenly over the first quarter of the run and falls along half a cosine to 0. */
        ONE_CYCLE;

        /** The rate's share of the highest at a step of a run. */
        double share(int step, int steps) {
            double at = (step + 0.5) / steps;
            return switch (this) {
                case CONSTANT -> 1;
                case COSINE -> falling(at);
                case ONE_CYCLE -> at < 0.25 ? at / 0.25 : falling((at - 0.25) / 0.75);
            };
        }

        private static double falling(double at) {
            return 0.5 * (1 + StrictMath.cos(Math.PI * at));
        }
    }

    /** @throws IllegalArgumentException if a number is out of range */
    public Optimiser {
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("rate is " + rate + "; expected a positive number");
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum is " + momentum + "; expected a number from 0 below 1");
        }
        if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
            throw new IllegalArgumentException("weight decay is " + weightDecay + "; expected 0 or more");
        }
    }

    /** SGD with momentum 0.9. */
    public static Optimiser sgd(double rate, Schedule schedule) {
        return new Optimiser(Method.SGD, rate, schedule, 0.9, 0);
    }

    /** Adam. */
    public static Optimiser adam(double rate, Schedule schedule) {
        return new Optimiser(Method.ADAM, rate, schedule, 0, 0);
    }

    /** The same with weight decay. */
    public Optimiser decaying(double decay) {
        return new Optimiser(method, rate, schedule, momentum, decay);
    }

    /** {@code sgd rate 0.1 one-cycle momentum 0.9 decay 0.0005}. */
    @Override
    public String toString() {
        String text = method.name().toLowerCase(java.util.Locale.ROOT) + " rate " + rate + " "
                + schedule.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return text + (method == Method.SGD ? " momentum " + momentum : "") + " decay " + weightDecay;
    }
}
