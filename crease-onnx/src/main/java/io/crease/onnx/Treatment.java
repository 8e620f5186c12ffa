package io.crease.onnx;

/** What becomes of an ONNX node. */
public enum Treatment {
    /** A piecewise-linear layer: traced exactly. */
    EXACT("exact"),
    /** A smooth activation of ours: the network is traced by sampling. */
    SAMPLED("sampled"),
    /** No layer of its own: a constant, a change of shape, or part of another layer. */
    FOLDED("folded"),
    /** Left out at the end of the graph. */
    CUT_OFF("cut off"),
    /** No layer here does what it does. */
    UNSUPPORTED("unsupported");

    private final String text;

    Treatment(String text) {
        this.text = text;
    }

    /** The word for tables. */
    public String text() {
        return text;
    }
}
