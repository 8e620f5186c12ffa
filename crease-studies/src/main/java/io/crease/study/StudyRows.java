package io.crease.study;

import io.crease.measure.Row;
import io.crease.measure.SeedAggregates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rows of a study, to be asked for by what they are: {@code rows.where("width", 100).measure("growth").mean(3)}. Immutable.
 *
 * @param list the rows in their order
 */
public record StudyRows(List<StudyRow> list) {
    /** Copies the list. */
    public StudyRows {
        list = List.copyOf(list);
    }

    /** These rows and behind them, for each condition, measure and site with seeds, mean and median over the seeds. */
    public StudyRows aggregated() {
        Map<Conditions, List<Row>> groups = new LinkedHashMap<>();
        for (StudyRow row : list) {
            if (row.row().seed() != null) {
                groups.computeIfAbsent(row.conditions(), c -> new ArrayList<>()).add(row.row());
            }
        }
        List<StudyRow> all = new ArrayList<>(list);
        groups.forEach(
                (conditions, rows) -> SeedAggregates.of(rows).forEach(row -> all.add(new StudyRow(conditions, row))));
        return new StudyRows(all);
    }

    private StudyRows those(Predicate<StudyRow> wanted) {
        return new StudyRows(list.stream().filter(wanted).toList());
    }

    /** Those with that condition. */
    public StudyRows where(String condition, Object value) {
        return those(row -> row.conditions().has(condition, value));
    }

    /** Those under just those conditions. */
    public StudyRows at(Conditions conditions) {
        return those(row -> row.conditions().equals(conditions));
    }

    /** All conditions, each once, in the order of the rows. */
    public List<Conditions> conditions() {
        return list.stream().map(StudyRow::conditions).distinct().toList();
    }

    /** Those of that measure. */
    public StudyRows measure(String measure) {
        return those(row -> row.row().measure().equals(measure));
    }

    /** Those of that layer. */
    public StudyRows layer(int layer) {
        return those(row -> row.row().layer() == layer);
    }

    /** Those at that site. */
    public StudyRows site(String site) {
        return those(row -> row.row().site().equals(site));
    }

    /** Those of that statistic, such as {@link Row#MEAN}. */
    public StudyRows statistic(String statistic) {
        return those(row -> row.row().statistic().equals(statistic));
    }

    /** Those of that seed. */
    public StudyRows seed(long seed) {
        return those(row -> row.row().seed() != null && row.row().seed() == seed);
    }

    /** All values that there are, in the order of the rows. */
    public List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (StudyRow row : list) {
            Double value = row.row().value();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The only row. @throws MissingRowException if there is none or there are several */
    public StudyRow one() {
        if (list.size() != 1) {
            throw new MissingRowException(list.size() + " rows where one was expected"
                    + (list.isEmpty()
                            ? ""
                            : ", the first " + list.get(0).conditions().text()));
        }
        return list.get(0);
    }

    /** The value of the only row. @throws MissingRowException if there is no such row or it has no value */
    public double value() {
        Row row = one().row();
        Double value = row.value();
        if (value == null) {
            throw new MissingRowException(
                    row.measure() + " under " + one().conditions().text() + ": " + row.reason());
        }
        return value;
    }

    /** The mean over seeds, of the only row of that statistic. @throws MissingRowException as {@link #value} */
    public double mean() {
        return statistic(Row.MEAN).value();
    }

    /** The median over seeds, of the only row of that statistic. @throws MissingRowException as {@link #value} */
    public double median() {
        return statistic(Row.MEDIAN).value();
    }

    /** The values that a condition has, each once, in the order of the rows. */
    public List<String> every(String condition) {
        return list.stream()
                .flatMap(row -> row.conditions().get(condition).stream())
                .distinct()
                .toList();
    }

    /** The layers that rows are about, each once, ascending. */
    public List<Integer> layers() {
        return list.stream().map(row -> row.row().layer()).distinct().sorted().toList();
    }
}
