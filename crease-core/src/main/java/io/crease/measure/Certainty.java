package io.crease.measure;

/** What a number is, from the strongest statement to the weakest. */
public enum Certainty {
    /** Found in closed form, up to rounding. */
    EXACT("exact"),
    /** From samples that were refined to a tolerance. */
    SAMPLED("sampled"),
    /** The true number is this or larger: a count from samples, or a set that outgrew its memory. */
    LOWER_BOUND("lower-bound"),
    /** Extrapolated, or computed for an idealised network. */
    ESTIMATE("estimate");

    private final String text;

    Certainty(String text) {
        this.text = text;
    }

    /** The word used in rows. */
    public String text() {
        return text;
    }

    /** The weaker of two. */
    public Certainty and(Certainty other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What a reading off a trace is: exact on an exact trace; from samples a count is a lower bound. */
    static Certainty of(Readings.Reading reading, boolean exact) {
        if (reading.lowerBound()) {
            return LOWER_BOUND;
        }
        if (exact) {
            return EXACT;
        }
        boolean counts = reading.measure().counts()
                || reading.measure().needs().stream().anyMatch(Measure::counts); // a count divided by a number
        return counts ? LOWER_BOUND : SAMPLED;
    }
}
