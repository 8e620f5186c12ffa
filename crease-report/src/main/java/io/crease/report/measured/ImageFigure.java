package io.crease.report.measured;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The image of a curve layer by layer, each in its principal plane, the same colour for the same t. */
public final class ImageFigure {
    /** Panels shown of a deeper network: the first, the last and others evenly between. */
    public static final int MOST_PANELS = 12;

    /** Points of all panels together, which decides how large the file is. */
    private static final int MOST_POINTS = 3000;

    private static final int COLUMNS = 4;

    private ImageFigure() {}

    /**
     * The figure.
     *
     * @param subject which curve through which network, in a line
     * @param source the command that makes it again
     */
    public static Figure of(CurveImages images, String subject, String source) {
        List<CurveImages.Layer> shown = shown(images.layers());
        int step = Math.max(1, (int) Math.ceil(images.t().size() * (double) shown.size() / MOST_POINTS));
        while ((images.t().size() - 1) % step != 0 && step < images.t().size() - 1) {
            step++; // so that the last point is one of those shown
        }
        List<Panel> panels = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (CurveImages.Layer layer : shown) {
            List<Point> points = new ArrayList<>();
            for (int k = 0; k < images.t().size(); k += step) {
                points.add(Point.shaded(
                        layer.x().get(k), layer.y().get(k), images.t().get(k)));
            }
            String share = String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * layer.explained());
            panels.add(new Panel(
                    layer.name() + ", " + share,
                    Axis.linear(""),
                    Axis.linear(""),
                    List.of(new Series("image", Series.Mark.PATH, Series.Style.MEASURED, points)),
                    List.of(),
                    true));
            seen.append(' ').append(layer.name()).append(": ").append(share).append('.');
        }
        List<String> parts = new ArrayList<>(List.of(subject));
        parts.add("percent: share of the variance in the plane");
        if (shown.size() < images.layers().size()) {
            parts.add(shown.size() + " of " + images.layers().size() + " layers");
        }
        parts.add((images.t().size() - 1) / step + 1 + " points a layer, evenly spaced in t");
        if (shown.stream().anyMatch(CurveImages.Layer::sketched)) {
            parts.add("wide layers sketched, distances within a few percent");
        }
        return new Figure(
                "image",
                "The curve's image at each layer, in its principal plane",
                String.join(" · ", parts),
                images.closed() ? Figure.Colours.CYCLE : Figure.Colours.ORDERED,
                "t",
                panels,
                Math.min(COLUMNS, panels.size()),
                "A curve drawn once for each layer, coloured by t. Share of the variance that the plane holds:" + seen,
                source);
    }

    private static List<CurveImages.Layer> shown(List<CurveImages.Layer> layers) {
        if (layers.size() <= MOST_PANELS) {
            return layers;
        }
        List<CurveImages.Layer> shown = new ArrayList<>();
        for (int panel = 0; panel < MOST_PANELS; panel++) {
            shown.add(layers.get((int) Math.round(panel * (layers.size() - 1.0) / (MOST_PANELS - 1))));
        }
        return shown;
    }
}
