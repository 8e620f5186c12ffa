package io.crease.study;

import io.crease.measure.Row;
import io.crease.training.Attack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The claims of {@link AdversarialStudy}, and what its rows say of them. */
final class AdversarialRules {
    private AdversarialRules() {}

    /** The claims, each with its rule. */
    static List<Claim> claims() {
        String source = "after Raghu et al. 2017, Section 4";
        return List.of(
                new Claim(
                        "grows-more",
                        "directions to adversarial examples grow more than random ones in every layer beyond the first",
                        source,
                        "nothing is printed: the authors name it as an implication",
                        "the excess of growth is above 1 in every layer beyond the first, for every network and attack, on lines to"
                                + " examples that fool the network; partly if in at least 80 % of them; undecided if a training diverges"
                                + " or an attack fools a network with no image",
                        AdversarialRules::growsMore),
                new Claim(
                        "accumulates",
                        "the excess of adversarial over random directions builds up with depth",
                        source,
                        "nothing is printed",
                        "for every network and attack the excess of length is larger at the output than in layer 1, and its rank correlation"
                                + " with the layer is at least 0.9; partly if it is larger at the output for all; undecided as before",
                        AdversarialRules::accumulates),
                new Claim(
                        "held-length",
                        "a network trained with trajectory regularisation is fooled less than one without normalisation",
                        source,
                        "nothing is printed",
                        "accuracy under attack over clean accuracy is larger with trajectory regularisation than without normalisation, by more"
                                + " than two standard errors of the difference, for every attack; partly if for some; an error is that of"
                                + " the share of the images that were classified rightly, √(p(1 − p)/n)",
                        AdversarialRules::heldLength));
    }

    /** The means of a measure in every layer of a network, under an attack on it. */
    private static List<StudyRow> line(StudyRows rows, String measure, String net, Attack attack) {
        Trainings.requireConverged(rows.where("net", net), net);
        List<StudyRow> line =
                rows
                        .measure(measure)
                        .statistic(Row.MEAN)
                        .where("net", net)
                        .where("attack", attack.name())
                        .list()
                        .stream()
                        .sorted(Comparator.comparingInt(row -> row.row().layer()))
                        .toList();
        if (line.isEmpty()) {
            throw new MissingRowException("no image at which " + attack.name() + " fools the network with " + net);
        }
        return line;
    }

    private static Outcome.Judgement growsMore(StudyRows rows) {
        List<StudyRow> excesses = new ArrayList<>();
        for (String net : AdversarialStudy.NETS) {
            for (Attack attack : AdversarialStudy.ATTACKS) {
                line(rows, AdversarialStudy.GROWTH_EXCESS, net, attack).stream()
                        .filter(row -> row.row().layer() > 1)
                        .forEach(excesses::add);
            }
        }
        StudyRow least = excesses.stream()
                .min(Comparator.comparingDouble(StudyNumbers::of))
                .orElseThrow(() -> new MissingRowException("no excess of growth beyond the first layer"));
        long more = excesses.stream().filter(row -> StudyNumbers.of(row) > 1).count();
        return Outcome.of(more == excesses.size(), more >= 0.8 * excesses.size())
                .because(String.format(
                        Locale.ROOT,
                        "it is above 1 in %d of %d layers; the least is %.3f in layer %d under %s",
                        more,
                        excesses.size(),
                        StudyNumbers.of(least),
                        least.row().layer(),
                        least.conditions().text()));
    }

    private static Outcome.Judgement accumulates(StudyRows rows) {
        boolean all = true;
        boolean larger = true;
        List<String> parts = new ArrayList<>();
        for (String net : AdversarialStudy.NETS) {
            for (Attack attack : AdversarialStudy.ATTACKS) {
                List<StudyRow> line = line(rows, AdversarialStudy.LENGTH_EXCESS, net, attack);
                List<Double> values = line.stream().map(StudyNumbers::of).toList();
                double rho = RankCorrelation.of(
                        line.stream().map(row -> (double) row.row().layer()).toList(), values);
                double first = values.get(0);
                double last = values.get(values.size() - 1);
                larger &= last > first;
                all &= last > first && rho >= 0.9;
                parts.add(String.format(
                        Locale.ROOT, "%s %s %.2f to %.2f (ρ %.2f)", net, attack.name(), first, last, rho));
            }
        }
        return Outcome.of(all, larger).because("from layer 1 to the output: " + String.join(", ", parts));
    }

    /** Share of the images classified rightly that still are under an attack, and how many they were. */
    private record Kept(double share, double of) {
        static Kept of(StudyRows rows, String net, Attack attack) {
            Trainings.requireConverged(rows.where("net", net), net);
            StudyRows means = rows.where("net", net).statistic(Row.MEAN);
            StudyRows accuracies = means.measure(AdversarialStudy.ACCURACY);
            double clean = accuracies.where("attack", AdversarialStudy.CLEAN).value();
            if (clean == 0) {
                throw new MissingRowException("no image that the network with " + net + " classifies rightly");
            }
            return new Kept(
                    accuracies.where("attack", attack.name()).value() / clean,
                    clean * means.measure(AdversarialStudy.IMAGES).value());
        }

        double variance() {
            return Math.max(0, share * (1 - share)) / of;
        }
    }

    private static Outcome.Judgement heldLength(StudyRows rows) {
        int better = 0;
        List<String> parts = new ArrayList<>();
        for (Attack attack : AdversarialStudy.ATTACKS) {
            Kept without = Kept.of(rows, Trainings.PLAIN, attack);
            Kept with = Kept.of(rows, Trainings.TRAJECTORY, attack);
            double margin = 2 * Math.sqrt(with.variance() + without.variance());
            better += with.share - without.share > margin ? 1 : 0;
            parts.add(String.format(
                    Locale.ROOT,
                    "%s %.2f against %.2f, margin %.2f",
                    attack.name(),
                    with.share,
                    without.share,
                    margin));
        }
        return Outcome.of(better == AdversarialStudy.ATTACKS.size(), better > 0)
                .because("the share of accuracy that is left, with it against without: " + String.join(", ", parts));
    }
}
