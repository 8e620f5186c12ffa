package io.crease.cli;

import io.crease.measure.Row;
import io.crease.theory.LengthTheory;
import java.util.Optional;

/** The growth factor that the paper prints, and whether it holds as a bound. */
final class PaperFinding {
    private PaperFinding() {}

    static Optional<String> of(Result result) {
        return result.rows().stream()
                .filter(row -> row.measure().equals("growth"))
                .flatMap(row -> row.predictions().stream())
                .filter(p -> p.name().equals(LengthTheory.PRINTED))
                .reduce((first, second) -> second)
                .map(PaperFinding::sentence);
    }

    private static String sentence(Row.Predicted printed) {
        String start =
                "The base printed in the paper's Theorem 3 is " + Figures.rounded(printed.value(), 4) + " a layer";
        int why = printed.source().indexOf("; ");
        return printed.valid()
                ? start + ", a lower bound that holds here."
                : start + "; it is no valid bound: " + printed.source().substring(why + 2) + ".";
    }
}
