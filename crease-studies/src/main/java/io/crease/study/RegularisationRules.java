package io.crease.study;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The claims of {@link RegularisationStudy}, and what its rows say of them. */
final class RegularisationRules {
    private static final double LEAST_MARGIN = 0.01;

    /** Accuracy above which a network has learned something of ten classes. */
    private static final double LEARNED = 0.2;

    /** Share of a length by which another must be smaller to count. */
    private static final double LEAST_SHORTER = 0.05;

    /** By how much an accuracy may be lower and still be as good. */
    private static final double CLOSE = 0.02;

    private RegularisationRules() {}

    /** The claims, each with its rule. */
    static List<Claim> claims() {
        String figure = "Raghu et al. 2017, Section 4 and Figure 8";
        return List.of(
                new Claim(
                        "batch-norm-helps",
                        "batch normalisation leads to higher test accuracy than no normalisation",
                        figure,
                        "a curve above the other",
                        "the mean final accuracy is higher by the margin: two standard errors of the difference over seeds, with one seed those"
                                + " of the test images, and at least 0.01; partly if higher at all; a training that diverges counts as"
                                + " accuracy 0 of its seed",
                        rows -> higher(rows, Trainings.BATCH_NORM, Trainings.PLAIN)),
                new Claim(
                        "trajectory-helps",
                        "trajectory regularisation leads to higher test accuracy than no normalisation",
                        figure,
                        "a curve above the other",
                        "as for batch normalisation, with the same margin",
                        rows -> higher(rows, Trainings.TRAJECTORY, Trainings.PLAIN)),
                new Claim(
                        "trajectory-equals",
                        "trajectory regularisation does as well as batch normalisation",
                        figure,
                        "curves close to each other",
                        "the mean final accuracy is above 0.2, no lower or at most 0.02 lower and not nearer to that without any normalisation"
                                + " than to that with batch normalisation, and no training with either diverged; partly if it is above"
                                + " 0.2 and either at most 0.02 lower or not nearer to that without; undecided if training with batch"
                                + " normalisation diverges or leads to 0.2 or less",
                        RegularisationRules::equal),
                new Claim(
                        "penalty-helps",
                        "a plain penalty on length leads to higher test accuracy than no normalisation",
                        "after " + figure,
                        "nothing is printed",
                        "for at least one strength it is higher by the margin; partly if for one it is higher at all; the best strength is picked"
                                + " on the test images themselves, which favours the claim",
                        RegularisationRules::penalty),
                new Claim(
                        "shorter",
                        "networks whose length is held end with shorter images than those without",
                        figure,
                        "nothing is printed of final lengths",
                        "in the last hidden layer the circle's and the polyline's length are both smaller than without normalisation, by"
                                + " two standard errors of the difference over seeds and at least 5 %, with trajectory regularisation"
                                + " and with every strength of the penalty; partly if one of the lengths is smaller at all for at least"
                                + " one of them; undecided if training without normalisation diverges",
                        RegularisationRules::shorter),
                new Claim(
                        "stronger-is-shorter",
                        "the stronger the penalty, the shorter the images",
                        "after " + figure,
                        "nothing is printed",
                        "the polyline's length in the last hidden layer falls with every larger strength, from none on; partly if it is smaller at"
                                + " the largest than at none",
                        RegularisationRules::stronger),
                new Claim(
                        "noise",
                        "networks whose length is held bear noise in one layer better",
                        "after Raghu et al. 2017, Sections 3.1 and 4",
                        "nothing is printed",
                        "the share of accuracy that is kept under noise, averaged over layers, is larger with trajectory regularisation and"
                                + " with the strongest penalty than without, by the margin, which with one seed is that of the rightly"
                                + " classified of 300 images; partly if it is larger at all with one of them; a training that diverges"
                                + " counts as 0 of its seed; undecided if training without normalisation diverges",
                        RegularisationRules::noisy));
    }

    private static StudyRows mean(StudyRows rows, String net, String measure) {
        return rows.where("net", net).measure(measure).statistic(Row.MEAN);
    }

    private static boolean diverged(StudyRows rows, String net) {
        return !rows.where("net", net).measure(Trainings.DIVERGED).list().isEmpty();
    }

    /** A measure of a kind of training, averaged over layers and then over seeds; 0 for a seed whose training diverged. */
    private static SeedMean overSeeds(StudyRows rows, String net, String measure) {
        StudyRows own = rows.where("net", net).statistic(Row.VALUE);
        Map<Long, Double> bySeed = new TreeMap<>();
        for (long seed : seeds(own.measure(measure))) {
            List<StudyRow> layers = own.measure(measure).seed(seed).list();
            bySeed.put(
                    seed,
                    SeedMean.of(layers.stream().map(StudyNumbers::of).toList(), measure)
                            .value());
        }
        seeds(own.measure(Trainings.DIVERGED)).forEach(seed -> bySeed.put(seed, 0.0));
        return SeedMean.of(bySeed.values(), measure + " with " + net);
    }

    private static List<Long> seeds(StudyRows rows) {
        return rows.list().stream()
                .flatMap(row -> Stream.ofNullable(row.row().seed()))
                .distinct()
                .toList();
    }

    private static SeedMean accuracy(StudyRows rows, String net) {
        SeedMean mean = overSeeds(rows, net, RegularisationStudy.FINAL);
        return mean.seeds() > 1 || mean.value() == 0
                ? mean
                : mean.asShareOf(mean(rows, net, RegularisationStudy.IMAGES).value());
    }

    private static Outcome.Judgement higher(StudyRows rows, String net, String other) {
        SeedMean first = accuracy(rows, net);
        SeedMean second = accuracy(rows, other);
        double one = first.value();
        double two = second.value();
        double margin = first.margin(second, LEAST_MARGIN);
        return Outcome.of(one - two > margin, one > two)
                .because(String.format(
                        Locale.ROOT,
                        "%.3f with %s%s and %.3f with %s%s, margin %.3f",
                        one,
                        net,
                        diverged(rows, net) ? " (diverged)" : "",
                        two,
                        other,
                        diverged(rows, other) ? " (diverged)" : "",
                        margin));
    }

    private static Outcome.Judgement equal(StudyRows rows) {
        Trainings.requireConverged(rows.where("net", Trainings.BATCH_NORM), Trainings.BATCH_NORM);
        double held = accuracy(rows, Trainings.TRAJECTORY).value();
        double norm = accuracy(rows, Trainings.BATCH_NORM).value();
        double none = accuracy(rows, Trainings.PLAIN).value();
        if (norm <= LEARNED) {
            throw new MissingRowException(String.format(
                    Locale.ROOT, "no network with batch normalisation that has learned, its accuracy is %.3f", norm));
        }
        boolean learned = held > LEARNED;
        boolean close = held >= norm - CLOSE;
        boolean likeIt = held >= norm || norm - held <= Math.abs(held - none);
        return Outcome.of(
                        learned && close && likeIt && !diverged(rows, Trainings.TRAJECTORY),
                        learned && (close || likeIt))
                .because(String.format(
                        Locale.ROOT,
                        "%.3f with trajectory regularisation, %.3f with batch normalisation, %.3f without",
                        held,
                        norm,
                        none));
    }

    private static List<String> penalties(StudyRows rows) {
        List<String> nets = rows.every("net").stream()
                .filter(net -> net.startsWith(Trainings.PENALTY))
                .sorted((a, b) -> Double.compare(strength(a), strength(b)))
                .toList();
        if (nets.isEmpty()) {
            throw new MissingRowException("no network with a penalty");
        }
        return nets;
    }

    private static double strength(String net) {
        return Double.parseDouble(net.substring(Trainings.PENALTY.length()));
    }

    private static Outcome.Judgement penalty(StudyRows rows) {
        List<Outcome.Judgement> judgements = penalties(rows).stream()
                .map(net -> higher(rows, net, Trainings.PLAIN))
                .toList();
        return Outcome.of(
                        judgements.stream().anyMatch(j -> j.outcome() == Outcome.BORNE_OUT),
                        judgements.stream().anyMatch(j -> j.outcome() == Outcome.PARTLY))
                .because(String.join(
                        "; ",
                        judgements.stream().map(Outcome.Judgement::because).toList()));
    }

    /** The mean length ratio in the last hidden layer. */
    private static double last(StudyRows rows, String net, String measure) {
        return lastOverSeeds(rows, net, measure).value();
    }

    private static SeedMean lastOverSeeds(StudyRows rows, String net, String measure) {
        StudyRows post = rows.where("net", net).measure(measure).site("post").statistic(Row.VALUE);
        int last = post.layers().stream().reduce(0, Math::max);
        return SeedMean.of(
                post.layer(last).list().stream().map(StudyNumbers::of).toList(), measure + " with " + net);
    }

    private static Outcome.Judgement shorter(StudyRows rows) {
        Trainings.requireConverged(rows.where("net", Trainings.PLAIN), Trainings.PLAIN);
        List<String> held = new ArrayList<>(List.of(Trainings.TRAJECTORY));
        held.addAll(penalties(rows));
        boolean all = true;
        boolean some = false;
        List<String> parts = new ArrayList<>();
        for (String measure : List.of(RegularisationStudy.CIRCLE, RegularisationStudy.POLYLINE)) {
            SeedMean first = lastOverSeeds(rows, Trainings.PLAIN, measure);
            double without = first.value();
            List<String> lengths = new ArrayList<>();
            for (String net : held) {
                if (diverged(rows, net)) {
                    all = false;
                    lengths.add(net + " diverged");
                    continue;
                }
                SeedMean second = lastOverSeeds(rows, net, measure);
                double with = second.value();
                all &= without - with > second.margin(first, LEAST_SHORTER * without);
                some |= with < without;
                lengths.add(String.format(Locale.ROOT, "%.3g with %s", with, net));
            }
            parts.add(String.format(Locale.ROOT, "%s %.3g without, %s", measure, without, String.join(", ", lengths)));
        }
        return Outcome.of(all, some).because(String.join("; ", parts));
    }

    private static Outcome.Judgement stronger(StudyRows rows) {
        List<String> nets = new ArrayList<>(List.of(Trainings.PLAIN));
        penalties(rows).stream().filter(net -> !diverged(rows, net)).forEach(nets::add);
        List<Double> lengths = nets.stream()
                .map(net -> last(rows, net, RegularisationStudy.POLYLINE))
                .toList();
        if (lengths.size() < 2) {
            throw new MissingRowException("no penalty whose training did not diverge");
        }
        boolean all = nets.size() == 1 + penalties(rows).size();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            all &= i == 0 || lengths.get(i) < lengths.get(i - 1);
            parts.add(String.format(Locale.ROOT, "%.3g with %s", lengths.get(i), nets.get(i)));
        }
        return Outcome.of(all, lengths.get(lengths.size() - 1) < lengths.get(0)).because(String.join(", ", parts));
    }

    private static Outcome.Judgement noisy(StudyRows rows) {
        List<String> penalties = penalties(rows);
        Trainings.requireConverged(rows.where("net", Trainings.PLAIN), Trainings.PLAIN);
        SeedMean without = kept(rows, Trainings.PLAIN);
        boolean all = true;
        boolean some = false;
        List<String> parts = new ArrayList<>();
        for (String net : List.of(Trainings.TRAJECTORY, penalties.get(penalties.size() - 1))) {
            SeedMean with = kept(rows, net);
            double margin = with.margin(without, LEAST_MARGIN);
            all &= with.value() - without.value() > margin;
            some |= with.value() > without.value();
            parts.add(String.format(Locale.ROOT, "%.3f with %s, margin %.3f", with.value(), net, margin));
        }
        return Outcome.of(all, some)
                .because(String.format(Locale.ROOT, "%.3f without, %s", without.value(), String.join(", ", parts)));
    }

    private static SeedMean kept(StudyRows rows, String net) {
        SeedMean kept = overSeeds(rows, net, RegularisationStudy.KEPT);
        return kept.seeds() > 1 || kept.value() == 0
                ? kept
                : kept.asShareOf(
                        RegularisationStudy.NOISE_IMAGES * accuracy(rows, net).value());
    }
}
