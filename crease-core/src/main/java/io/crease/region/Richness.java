package io.crease.region;

/**
 * What a random sample of points shows of the number of activation regions.
 *
 * @param points sampled points whose pattern is certain
 * @param distinct distinct patterns among them: that many regions exist, a lower bound
 * @param singletons patterns met once
 * @param doubletons patterns met twice
 * @param doubtful points left out because a neuron lay within the rounding error of its knot
 * @param complete whether all points asked for were sampled; not when the table of patterns outgrew its memory or the monitor stopped
 */
public record Richness(long points, long distinct, long singletons, long doubletons, long doubtful, boolean complete) {
    private static final double NORMAL_95 = 1.959963984540054;

    /**
     * The estimate Chao1 of the number of patterns: d + f1²/(2·f2), and where no pattern was met twice the bias-corrected d + f1(f1 − 1)/2. It is an
     * estimate, no bound: of the patterns that are met with comparable probability it misses few; the many that are far rarer stay unseen
     * and uncounted, so that it is usually too small.
     *
     * <p>Source: Chao 1984, "Nonparametric estimation of the number of classes in a population"; Chiu et al. 2014.
     */
    public double chao1() {
        return distinct + unseen();
    }

    private double unseen() {
        double f1 = singletons;
        return doubletons > 0 ? f1 * f1 / (2.0 * doubletons) : f1 * (f1 - 1) / 2;
    }

    /** Lower end of the 95 % interval of {@link #chao1}, never below {@link #distinct}. */
    public double low() {
        double t = unseen();
        return t > 0 ? distinct + t / spread(t) : Math.max((double) distinct, allSeen(-NORMAL_95));
    }

    /** Upper end of the 95 % interval of {@link #chao1}. */
    public double high() {
        double t = unseen();
        return t > 0 ? distinct + t * spread(t) : Math.max((double) distinct, allSeen(NORMAL_95));
    }

    /**
     * exp(1.96·√ln(1 + var/t²)): the number of unseen patterns is taken to be log-normal.
     *
     * <p>Source: Chao 1987, "Estimating the population size for capture-recapture data with unequal catchability", equations 8 and 12.
     */
    private double spread(double t) {
        double f1 = singletons;
        double f2 = doubletons;
        double variance;
        if (f2 > 0) {
            double r = f1 / f2;
            variance = f2 * (r * r / 2 + r * r * r + r * r * r * r / 4);
        } else {
            variance =
                    f1 * (f1 - 1) / 2 + f1 * (2 * f1 - 1) * (2 * f1 - 1) / 4 - f1 * f1 * f1 * f1 / (4 * (distinct + t));
        }
        return Math.exp(NORMAL_95 * Math.sqrt(Math.log1p(Math.max(variance, 0) / (t * t))));
    }

    /** Where nothing speaks for unseen patterns: an end of the interval of d/(1 − p), p = e^(−points/d) the chance that one was missed. */
    private double allSeen(double normal) {
        if (distinct == 0) {
            return 0;
        }
        double missed = Math.exp(-(double) points / distinct);
        return missed >= 1
                ? distinct
                : (distinct + normal * Math.sqrt(distinct * missed * (1 - missed))) / (1 - missed);
    }
}
