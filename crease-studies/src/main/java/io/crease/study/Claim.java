package io.crease.study;

/**
 * Something that the paper (or a later one) says and a study can bear out or not, with the rule by which that is decided, written
 * down before anything is measured.
 *
 * @param id short name, unique in its study: {@code exponential-growth}
 * @param text the claim in a sentence, without a full stop
 * @param source paper with section or figure
 * @param paper what is printed there, with its number where there is one
 * @param rule when it counts as borne out, and when as partly, in words
 * @param judge the same rule as code over the rows; it must not look at anything else
 */
public record Claim(String id, String text, String source, String paper, String rule, Judge judge) {

    /** A rule over rows. */
    @FunctionalInterface
    public interface Judge {
        /**
         * What the rows say of the claim.
         *
         * @param rows all rows of the study, values of repetitions as well as means and medians
         * @throws MissingRowException if a row that it needs is missing
         */
        Outcome.Judgement of(StudyRows rows);
    }

    /** What became of this claim; undecided if rows are missing. */
    public Finding finding(StudyRows rows) {
        try {
            Outcome.Judgement judgement = judge.of(rows);
            return new Finding(this, judgement.outcome(), judgement.because());
        } catch (MissingRowException e) {
            return new Finding(this, Outcome.UNDECIDED, "rows are missing: " + e.getMessage());
        }
    }
}
