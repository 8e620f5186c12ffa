package io.crease.report;

import io.crease.region.RegionCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of a plane cut into regions: cells coloured by a {@link Fill}, each layer's boundaries in that layer's colour, axes in the domain's
 * coordinates at the proportions of input space, a legend, and if given the decision boundary and data points on top. SVG and PNG show the same; the same
 * input gives the same bytes. Of 60,000 cells or more, the cells and boundaries in an SVG file are an image.
 *
 * <pre>{@code
 * RegionCells cells = new RegionCells(network, domain, Fill.parse("slope"));
 * RegionCount count = new Regions(network, domain, workers, Regions.Options.DEFAULT).count(cells, Monitor.NONE);
 * new RegionPicture("mlp:2-32x3-1", cells, count, Options.DEFAULT).write(Path.of("regions.svg"));
 * }</pre>
 */
public final class RegionPicture {

    /**
     * The look.
     *
     * @param boundaries whether the layers' boundaries are drawn
     * @param panes whether there is one pane a layer, with the boundaries of the layers up to it; the last pane is coloured
     * @param size the longer side of a pane in pixels of the SVG file; 0 for one that fits
     * @param dots of the PNG file to a pixel of the SVG file
     */
    public record Options(boolean boundaries, boolean panes, int size, double dots) {
        /** One pane with boundaries, two dots a pixel. */
        public static final Options DEFAULT = new Options(true, false, 0, 2);

        /** @throws IllegalArgumentException if the size is negative or above 10,000, or there are not more than 0 and at most 8 dots */
        public Options {
            if (size < 0 || size > 10_000 || !(dots > 0) || dots > 8) {
                throw new IllegalArgumentException("size " + size + " at " + dots
                        + " dots a pixel; expected 0 to 10000 pixels and at most 8 dots to each");
            }
        }

        /** These with one pane a layer. */
        public Options withPanes() {
            return new Options(true, true, size, dots);
        }

        /** These without boundaries. */
        public Options withoutBoundaries() {
            return new Options(false, false, size, dots);
        }
    }

    private final String title;
    private final RegionCells cells;
    private final RegionCount count;
    private final Options options;
    private final List<double[]> decision = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /**
     * A picture of the cells gathered while counting.
     *
     * @param title what was cut, in a few words: the network
     */
    public RegionPicture(String title, RegionCells cells, RegionCount count, Options options) {
        this.title = title;
        this.cells = cells;
        this.count = count;
        this.options = options;
    }

    private RegionPicture(RegionPicture before, List<double[]> decision, List<Mark> marks) {
        this(before.title, before.cells, before.count, before.options);
        this.decision.addAll(before.decision);
        this.decision.addAll(decision);
        this.marks.addAll(before.marks);
        this.marks.addAll(marks);
    }

    /** This picture with the decision boundary on top: polylines u, v, u, v, … in the domain's coordinates. */
    public RegionPicture withDecisionBoundary(List<double[]> polylines) {
        return new RegionPicture(this, polylines, List.of());
    }

    /** This picture with points on top. */
    public RegionPicture withMarks(List<Mark> points) {
        return new RegionPicture(this, List.of(), points);
    }

    /**
     * Writes the picture as SVG or PNG, whichever the file's name ends in; whole or not at all.
     *
     * @throws io.crease.numeric.InputException if the name ends in neither, or the file cannot be written
     */
    public void write(Path file) {
        figure().write(file, options.dots());
    }

    /** The picture as the text of an SVG file. */
    public String svg() {
        return new String(figure().svg(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * The picture as a PNG file.
     *
     * @param dots pixels to each of the picture's, each way
     * @throws io.crease.numeric.InputException if it would be too large, or Java has no fonts here
     */
    public byte[] png(int dots) {
        return figure().png(dots);
    }

    /** The counts in a line. */
    static String counts(RegionCount count) {
        return (count.complete() ? "" : "at least ")
                + number(count.regions()) + (count.regions() == 1 ? " region" : " regions") + " · "
                + number(count.vertices()) + " vertices · " + number(count.edges()) + " edges";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The whole picture as one pane with a caption; used side by side. */
    Pane pane(String caption) {
        int layers = options.boundaries() ? cells.lastLayer() : 0;
        return new Pane(cells, caption, layers, false, filled(), decision, marks);
    }

    private boolean filled() {
        return cells.fill().quantity() != Fill.Quantity.NONE;
    }

    RegionCells cells() {
        return cells;
    }

    RegionCount count() {
        return count;
    }

    Options options() {
        return options;
    }

    /** The picture on a common scale. */
    Figure figure(Scale scale) {
        int last = cells.lastLayer();
        List<Pane> panes = new ArrayList<>();
        if (options.panes() && last > 1) {
            for (int layer = 1; layer <= last; layer++) {
                boolean end = layer == last;
                panes.add(new Pane(
                        cells,
                        caption(layer),
                        layer,
                        true,
                        end && filled(),
                        end ? decision : List.of(),
                        end ? marks : List.of()));
            }
        } else {
            panes.add(pane(""));
        }
        int columns = panes.size() == 4 ? 2 : Math.min(3, panes.size());
        int size = options.size() > 0 ? options.size() : panes.size() == 1 ? 600 : 340;
        Legend legend = new Legend(scale, options.boundaries() ? last : 0, !decision.isEmpty());
        return new Figure(title, counts(count), panes, columns, size, scale, legend);
    }

    Figure figure() {
        return figure(Scale.of(List.of(cells), options.boundaries()));
    }

    private String caption(int layer) {
        String layers = layer == 1 ? "layer 1" : "layers 1–" + layer;
        for (RegionCount.AfterLayer after : count.afterLayer()) {
            if (after.layer() == layer) {
                return layers + ": " + number(after.regions()) + (after.regions() == 1 ? " region" : " regions");
            }
        }
        return layers;
    }
}
