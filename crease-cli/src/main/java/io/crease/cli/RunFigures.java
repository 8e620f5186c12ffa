package io.crease.cli;

import io.crease.figure.Figure;
import io.crease.measure.Row;
import io.crease.report.measured.BoundsFigure;
import io.crease.report.measured.CurveImages;
import io.crease.report.measured.ImageFigure;
import io.crease.report.measured.LayerFigures;
import io.crease.report.measured.MeasuredNetwork;
import java.util.ArrayList;
import java.util.List;

/** The figures that a run of networks holds the numbers of. */
final class RunFigures {
    private RunFigures() {}

    /** All of them in the order in which they are read; none where rows say nothing that is drawn. */
    static List<Figure> of(Run run) {
        String source = run.provenance().command();
        return switch (run.command()) {
            case "measure", "check" -> measured(run, source);
            case "compare" -> new LayerFigures(networks(run), curve(run), source).all();
            case "bounds" ->
                BoundsFigure.of(
                                run.rows().stream().map(Run.RunRow::row).toList(),
                                PictureFile.name(run.networks().get(0).source()),
                                source)
                        .stream()
                        .toList();
            default -> List.of();
        };
    }

    private static List<Figure> measured(Run run, String source) {
        Subject.OfNetwork network = run.networks().get(0);
        String name = PictureFile.name(network.source());
        String subject = name + " · " + curve(run);
        List<Row> rows = run.rows().stream().map(Run.RunRow::row).toList();
        List<Figure> figures = new ArrayList<>(
                new LayerFigures(List.of(new MeasuredNetwork(name, places(network), rows)), subject, source).all());
        CurveImages images = run.images();
        if (images != null) {
            List<Long> seeds = run.provenance().seeds();
            String first = seeds.size() > 1 ? subject + " · seed " + seeds.get(0) : subject;
            figures.add(ImageFigure.of(images, first, source));
        }
        return figures;
    }

    private static List<MeasuredNetwork> networks(Run run) {
        List<MeasuredNetwork> networks = new ArrayList<>();
        for (int n = 0; n < run.networks().size(); n++) {
            String letter = Comparison.letter(n);
            Subject.OfNetwork network = run.networks().get(n);
            List<Row> rows = run.rows().stream()
                    .filter(row -> row.network().equals(letter))
                    .map(Run.RunRow::row)
                    .toList();
            networks.add(new MeasuredNetwork(letter + " " + PictureFile.name(network.source()), places(network), rows));
        }
        return networks;
    }

    private static List<MeasuredNetwork.Place> places(Subject.OfNetwork network) {
        return network.layers().stream()
                .map(layer -> new MeasuredNetwork.Place(layer.layer(), layer.site(), layer.kind(), layer.width()))
                .toList();
    }

    /** The curve in a few words. */
    private static String curve(Run run) {
        Subject.OfTrajectory curve = run.trajectory();
        if (curve == null) {
            return "";
        }
        boolean random = curve.from().equals("random") && curve.to().equals("random");
        String ends = random
                ? " between random points"
                : " from " + PictureFile.name(curve.from()) + " to " + PictureFile.name(curve.to());
        return curve.kind() + ends + ", radius " + Figures.rounded(curve.radius(), 4);
    }
}
