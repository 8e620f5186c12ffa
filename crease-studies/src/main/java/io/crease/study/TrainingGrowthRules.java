package io.crease.study;

import io.crease.measure.Row;
import java.util.List;
import java.util.Locale;

/** What is claimed of {@link TrainingGrowthStudy}, and by which rules. */
final class TrainingGrowthRules {
    /** √(π/(π − 1)): what a wide ReLU layer with batch norm makes of a curve's length. */
    static final double BATCH_NORM_RELU = Math.sqrt(Math.PI / (Math.PI - 1));

    private static final double EXPONENTIAL = 1.1;
    private static final double STRAIGHT = 0.9;
    private static final double NEAR = 0.05;

    /** What a length or a factor must change by to count. */
    private static final double LEAST = 0.02;

    private TrainingGrowthRules() {}

    static List<Claim> claims() {
        return List.of(
                new Claim(
                        "pushed-to-exponential",
                        "without batch norm length does not grow exponentially with depth at step 0, and does after training",
                        "Raghu et al. 2017, length through training, CIFAR-10",
                        "straight lines of log length in the end, not at step 0",
                        "exponential means that along the circle the median factor a hidden layer (pools and the last hidden layer left"
                                + " out) is at least 1.1 and the median R² of the fit at least 0.9; borne out if not so at step 0 and so at"
                                + " the last step; partly if the factor is only larger at the last step",
                        TrainingGrowthRules::pushed),
                new Claim(
                        "dips",
                        "after training length dips at the pools and at the last fully connected layer, which has half the neurons",
                        "Raghu et al. 2017, length through training, CIFAR-10",
                        "dips there and nowhere else",
                        "without batch norm, along the circle at the last step, the median ratio of lengths behind and before is below 1 at"
                                + " every pool and at the last hidden layer; partly if at half of them or more",
                        rows -> {
                            StudyRows end = last(conv(rows, Trainings.PLAIN, TrainingGrowthStudy.CIRCLE));
                            return below(
                                    "pools and the last hidden layer",
                                    List.of(end.measure(SiteLengths.POOL), end.measure(SiteLengths.LAST)));
                        }),
                new Claim(
                        "batch-norm-reduces",
                        "batch norm layers reduce length",
                        "Raghu et al. 2017, length through training, batch norm",
                        "dips at the batch norm layers; step 0 badly behaved",
                        "along the circle at the last step the median ratio of lengths behind and before is below 1 at every batch norm;"
                                + " partly if at half of them or more",
                        rows -> below(
                                "batch norms",
                                List.of(last(conv(rows, Trainings.BATCH_NORM, TrainingGrowthStudy.CIRCLE))
                                        .measure(SiteLengths.NORM)))),
                new Claim(
                        "batch-norm-holds-back",
                        "after training length grows less from layer to layer with batch norm than without",
                        "Raghu et al. 2017, on batch norm, implied",
                        "stated in words",
                        "along the circle at the last step the median factor a hidden layer is smaller with batch norm than without by"
                                + " more than 2 %; partly if it is smaller at all, or larger by 5 % at most",
                        rows -> {
                            double plain = factor(last(conv(rows, Trainings.PLAIN, TrainingGrowthStudy.CIRCLE)));
                            double norm = factor(last(conv(rows, Trainings.BATCH_NORM, TrainingGrowthStudy.CIRCLE)));
                            return Outcome.of(norm < (1 - LEAST) * plain, norm < (1 + NEAR) * plain)
                                    .because(text("a factor of %.3f a layer with it, %.3f without", norm, plain));
                        }),
                new Claim(
                        "batch-norm-at-start",
                        "at initialisation a wide ReLU layer with batch norm lengthens a curve by √(π/(π−1)) = 1.211 and leaves the polyline"
                                + " through its minibatch as long as it is",
                        "mean field theory of batch norm, a caveat of the claims on it",
                        "not in the paper",
                        "in the untrained wide network the median factor a layer is within 5 % of 1.211 along the circle and within 5 % of 1"
                                + " along the polyline; partly if the circle's is above 1.05 and further from 1 than the polyline's",
                        TrainingGrowthRules::atStart),
                new Claim(
                        "large-variance-shrinks",
                        "from a weight variance of 16, training shortens curves between data points",
                        "Raghu et al. 2017, length through training, MNIST",
                        "curves that fall with the step",
                        "behind the last hidden layer, between test images, length at the last step over length at step 0 is below 0.98 for"
                                + " every seed; partly if for half of them or more",
                        rows -> changes(rows, 16, false)),
                new Claim(
                        "faster-between-data",
                        "from a weight variance of 16, training shortens curves between data points more than between random points",
                        "Raghu et al. 2017, length through training, MNIST",
                        "curves that fall faster",
                        "that ratio is below 0.98 and below 0.98 times that between random points for every seed; partly if for half of"
                                + " them or more",
                        TrainingGrowthRules::faster),
                new Claim(
                        "small-variance-grows",
                        "from a weight variance of 3, training lengthens curves between data points",
                        "Raghu et al. 2017, length through training, MNIST",
                        "curves that rise with the step",
                        "that ratio is above 1.02 for every seed; partly if for half of them or more",
                        rows -> changes(rows, 3, true)));
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static StudyRows conv(StudyRows rows, String kind, String curve) {
        return rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.CONV)
                .where("normalisation", kind)
                .where(TrainingGrowthStudy.CURVE, curve);
    }

    private static StudyRows last(StudyRows rows) {
        return rows.where(
                "step",
                rows.every("step").stream()
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElseThrow(() -> new MissingRowException("no network of that kind")));
    }

    private static double factor(StudyRows rows) {
        return rows.measure(SiteLengths.FACTOR).median();
    }

    private static Outcome.Judgement pushed(StudyRows rows) {
        StudyRows plain = conv(rows, Trainings.PLAIN, TrainingGrowthStudy.CIRCLE);
        StudyRows start = plain.where("step", 0);
        StudyRows end = last(plain);
        double before = factor(start);
        double after = factor(end);
        double straightBefore = start.measure(SiteLengths.R2).median();
        double straightAfter = end.measure(SiteLengths.R2).median();
        boolean was = before >= EXPONENTIAL && straightBefore >= STRAIGHT;
        boolean is = after >= EXPONENTIAL && straightAfter >= STRAIGHT;
        return Outcome.of(!was && is, after > before)
                .because(text(
                        "a factor of %.3f a layer (R² %.3f) at step 0, %.3f (R² %.3f) at step %s",
                        before,
                        straightBefore,
                        after,
                        straightAfter,
                        end.every("step").get(0)));
    }

    private static Outcome.Judgement below(String what, List<StudyRows> ratios) {
        List<StudyRow> medians = ratios.stream()
                .flatMap(rows -> rows.statistic(Row.MEDIAN).list().stream())
                .toList();
        if (medians.isEmpty()) {
            throw new MissingRowException("no lengths at " + what);
        }
        long fewer = medians.stream().filter(row -> StudyNumbers.of(row) < 1).count();
        return Outcome.of(fewer == medians.size(), 2 * fewer >= medians.size())
                .because(fewer + " of " + medians.size() + " " + what + " shorten it; ratios "
                        + String.join(
                                ", ",
                                medians.stream()
                                        .map(row -> text("%.3f", StudyNumbers.of(row)))
                                        .toList()));
    }

    private static Outcome.Judgement atStart(StudyRows rows) {
        StudyRows wide = rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.WIDE);
        double arc = factor(wide.where(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.CIRCLE));
        double polyline = factor(wide.where(TrainingGrowthStudy.CURVE, TrainingGrowthStudy.MINIBATCH));
        boolean both = Math.abs(arc / BATCH_NORM_RELU - 1) <= NEAR && Math.abs(polyline - 1) <= NEAR;
        return Outcome.of(both, arc > 1 + NEAR && arc - 1 > Math.abs(polyline - 1))
                .because(text("%.4f a layer along the circle, %.4f along the minibatch", arc, polyline));
    }

    /** Length behind the last hidden layer, at the last step over step 0. */
    private static double change(StudyRows rows, double variance, String curve, long seed) {
        StudyRows own = rows.where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.DENSE)
                .where("weight-variance", variance)
                .where(TrainingGrowthStudy.CURVE, curve)
                .measure(SiteLengths.LENGTH)
                .site("post")
                .seed(seed);
        int deepest = own.layers().stream().reduce(0, Math::max);
        return last(own).layer(deepest).value()
                / own.where("step", 0).layer(deepest).value();
    }

    private static List<Long> seeds(StudyRows rows, double variance) {
        List<Long> seeds = rows
                .where(TrainingGrowthStudy.NETWORK, TrainingGrowthStudy.DENSE)
                .where("weight-variance", variance)
                .list()
                .stream()
                .flatMap(row -> java.util.stream.Stream.ofNullable(row.row().seed()))
                .distinct()
                .toList();
        if (seeds.isEmpty()) {
            throw new MissingRowException("no trained network of weight variance " + variance);
        }
        return seeds;
    }

    private static Outcome.Judgement changes(StudyRows rows, double variance, boolean up) {
        List<Double> changes = seeds(rows, variance).stream()
                .map(seed -> change(rows, variance, TrainingGrowthStudy.DATA, seed))
                .toList();
        long held =
                changes.stream().filter(c -> up ? c > 1 + LEAST : c < 1 - LEAST).count();
        return Outcome.of(held == changes.size(), 2 * held >= changes.size())
                .because("lengths at the last step over those at step 0: " + list(changes));
    }

    private static Outcome.Judgement faster(StudyRows rows) {
        List<Long> seeds = seeds(rows, 16);
        List<Double> data = seeds.stream()
                .map(seed -> change(rows, 16, TrainingGrowthStudy.DATA, seed))
                .toList();
        List<Double> random = seeds.stream()
                .map(seed -> change(rows, 16, TrainingGrowthStudy.RANDOM, seed))
                .toList();
        int held = 0;
        for (int i = 0; i < data.size(); i++) {
            held += data.get(i) < 1 - LEAST && data.get(i) < (1 - LEAST) * random.get(i) ? 1 : 0;
        }
        return Outcome.of(held == data.size(), 2 * held >= data.size())
                .because("ratios " + list(data) + " between data points, " + list(random) + " between random points");
    }

    private static String list(List<Double> numbers) {
        return String.join(", ", numbers.stream().map(n -> text("%.3f", n)).toList());
    }
}
