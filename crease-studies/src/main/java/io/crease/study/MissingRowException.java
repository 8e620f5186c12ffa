package io.crease.study;

/** A rule asked for a row that there is not, or that has no value: the claim stays undecided. */
public final class MissingRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message which row */
    public MissingRowException(String message) {
        super(message);
    }
}
