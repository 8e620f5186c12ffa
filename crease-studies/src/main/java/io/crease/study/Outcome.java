package io.crease.study;

import java.util.Locale;

/** What became of a claim. */
public enum Outcome {
    /** The rule holds in full. */
    BORNE_OUT,
    /** The rule's weaker form holds. */
    PARTLY,
    /** It does not hold. */
    NOT,
    /** Rows that the rule needs are missing. */
    UNDECIDED;

    /** {@code borne out}, {@code partly}, {@code not}, {@code undecided}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Borne out if {@code all}, otherwise partly if {@code some}, otherwise not. */
    public static Outcome of(boolean all, boolean some) {
        return all ? BORNE_OUT : some ? PARTLY : NOT;
    }

    /** This outcome with its reason: one sentence with the numbers, without a full stop. */
    public Judgement because(String sentence) {
        return new Judgement(this, sentence);
    }

    /**
     * An outcome with its reason.
     *
     * @param outcome what became of the claim
     * @param because one sentence with the numbers, made from the rows, without a full stop
     */
    public record Judgement(Outcome outcome, String because) {}
}
