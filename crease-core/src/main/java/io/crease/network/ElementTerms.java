package io.crease.network;

/** The terms of factor∘x + term: one for each output, factors and terms each shared by a run of elements. Its arrays are not modified. */
final class ElementTerms implements AffineTerms {
    private final double[] factor;
    private final double[] term;
    private final int run;

    /**
     * The terms of y_i = factor[i / run]·x_i + term[i / run].
     *
     * @param factor kept, not copied
     * @param term as many; kept, not copied
     */
    ElementTerms(double[] factor, double[] term, int run) {
        this.factor = factor;
        this.term = term;
        this.run = run;
    }

    @Override
    public double bias(int output) {
        return term[output / run];
    }

    @Override
    public void of(int output, Term sink) {
        sink.add(output, factor[output / run]);
    }
}
