package io.crease.cli;

/** What a check has come to. */
enum Outcome {
    /** The limit holds. */
    HELD("held"),
    /** The limit can be said neither to hold nor to be broken: the number is a bound on the wrong side, or there is none. */
    NOT_SHOWN("not-shown"),
    /** The limit is broken. */
    BROKEN("broken");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** The word used in JSON, CSV and JUnit. */
    String text() {
        return text;
    }
}
