package io.crease.study;

import io.crease.measure.Row;
import org.hipparchus.distribution.continuous.TDistribution;

/** Numbers that rules read from single rows; all throw {@link MissingRowException} where there is none. */
final class StudyNumbers {
    private StudyNumbers() {}

    /** The value of a row. */
    static double of(StudyRow row) {
        Double value = row.row().value();
        if (value == null) {
            throw new MissingRowException(row.row().measure() + " under "
                    + row.conditions().text() + ": " + row.row().reason());
        }
        return value;
    }

    /** The standard error of a mean; it takes at least two seeds. */
    static double error(StudyRow mean) {
        Double high = mean.row().high();
        if (high == null) {
            throw new MissingRowException(mean.row().measure() + " under "
                    + mean.conditions().text() + " has no standard error: it takes at least two seeds");
        }
        return high - of(mean);
    }

    /** Half the width of Student's interval of a mean over seeds: the error times the quantile of n − 1 degrees of freedom. */
    static double halfWidth(StudyRow mean, double confidence) {
        double error = error(mean);
        return error * new TDistribution(mean.row().n() - 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** What a theory says of a row, whether it claims to hold there or not. */
    static double predicted(StudyRow row, String theory) {
        return row.row().predictions().stream()
                .filter(predicted -> predicted.name().equals(theory))
                .mapToDouble(Row.Predicted::value)
                .findFirst()
                .orElseThrow(() -> new MissingRowException(
                        row.row().measure() + " under " + row.conditions().text() + ": no prediction of " + theory));
    }

    /** The value of a condition as a number. */
    static double condition(StudyRow row, String name) {
        return Double.parseDouble(row.conditions()
                .get(name)
                .orElseThrow(() -> new MissingRowException(
                        "no condition " + name + " in " + row.conditions().text())));
    }
}
