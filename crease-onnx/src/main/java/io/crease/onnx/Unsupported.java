package io.crease.onnx;

/** A node that no layer here can represent. Not an error of the file: such a graph is measured by sampling. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason what is in the way, as the end of a sentence */
    Unsupported(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
