package io.crease.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From values to colours, one scale for all pictures of a figure. */
final class Scale {
    /** Cells beyond which colours are rounded to few. */
    private static final int FEW = 4000;

    /** How far fills are lightened so that lines stand out. */
    private static final double LIGHTENED = 0.5;

    private final Fill fill;
    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final int[] colours;
    private final List<String> names;

    private Scale(Fill fill, double low, double high, int[] colours, List<String> names) {
        this.fill = fill;
        this.low = low;
        this.high = high;
        this.logarithmic = fill.quantity() == Fill.Quantity.AREA;
        this.colours = colours;
        this.names = names;
    }

    /**
     * The scale over the common range of some pictures, which are coloured by the same quantity.
     *
     * @param lines whether lines are drawn on the fills, which are then lighter
     */
    static Scale of(List<RegionCells> pictures, boolean lines) {
        Fill fill = pictures.get(0).fill();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int classes = 0;
        int layers = 0;
        long most = 0;
        for (RegionCells cells : pictures) {
            if (!cells.fill().equals(fill)) {
                throw new IllegalArgumentException(cells.fill() + " beside " + fill + "; expected one fill for all");
            }
            low = Math.min(low, cells.low());
            high = Math.max(high, cells.high());
            classes = Math.max(classes, cells.classes());
            most = Math.max(most, cells.cells());
            layers = Math.max(layers, fill.quantity() == Fill.Quantity.LAYER ? cells.lastLayer() : 0);
        }
        int[] colours =
                switch (fill.quantity()) {
                    case NONE -> new int[] {0xFFFFFF};
                    case SLOPE, OUTPUT, AREA -> ordered(low < high ? most > FEW ? 64 : 128 : 1, lines);
                    case CLASS -> classColours(classes);
                    case PATTERN -> paleColours();
                    case LAYER -> layerColours(layers);
                };
        return new Scale(fill, low, high, colours, names(fill, classes, layers));
    }

    private static int[] ordered(int bins, boolean lines) {
        int[] colours = new int[bins];
        for (int i = 0; i < bins; i++) {
            colours[i] = Palette.blend(Palette.ordered((i + 0.5) / bins), 0xFFFFFF, lines ? LIGHTENED : 0);
        }
        return colours;
    }

    private static int[] classColours(int classes) {
        int[] colours = new int[classes];
        for (int i = 0; i < classes; i++) {
            colours[i] = Palette.blend(Palette.category(i), 0xFFFFFF, 0.45);
        }
        return colours;
    }

    private static int[] paleColours() {
        int[] colours = new int[Palette.PALE];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = Palette.pale(i);
        }
        return colours;
    }

    private static int[] layerColours(int layers) {
        int[] colours = new int[layers + 1];
        colours[0] = 0xFFFFFF;
        for (int i = 1; i <= layers; i++) {
            colours[i] = Palette.blend(Palette.layer(i), 0xFFFFFF, 0.7);
        }
        return colours;
    }

    private static List<String> names(Fill fill, int classes, int layers) {
        List<String> names = new ArrayList<>();
        if (fill.quantity() == Fill.Quantity.LAYER) {
            names.add("no layer");
            for (int i = 1; i <= layers; i++) {
                names.add("layer " + i);
            }
        }
        for (int i = 0; i < classes; i++) {
            names.add(classes > 2 ? "class " + i : i == 0 ? "class 0" : "class 1");
        }
        return names;
    }

    /** The colours, from low to high or one a category. */
    int[] colours() {
        return colours;
    }

    /** The place of a value's colour. A value that is no number has the first. */
    int bin(double value) {
        if (fill.categorical()) {
            return Math.floorMod((int) value, colours.length);
        }
        return (int) Math.max(0, Math.min(colours.length - 1, share(value) * colours.length));
    }

    /** How far a value is from low, 0, to high, 1; as the logarithm where the scale is. */
    double share(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return share >= 0 ? share : 0;
    }

    /** What the colours say, for the legend. */
    String label() {
        return switch (fill.quantity()) {
            case NONE -> "";
            case SLOPE -> "slope norm";
            case OUTPUT -> "output " + fill.output();
            case CLASS -> "class";
            case PATTERN -> "pattern";
            case LAYER -> "last cut by";
            case AREA -> "area";
        };
    }

    /** Whether a colour bar explains it. */
    boolean ordered() {
        return !fill.categorical() && fill.quantity() != Fill.Quantity.NONE && low <= high;
    }

    /** Names of the colours; empty where there are none. */
    List<String> names() {
        return names;
    }

    /** The smallest value. */
    double low() {
        return low;
    }

    /** The largest value. */
    double high() {
        return high;
    }

    /** Round numbers between the ends. */
    List<BigDecimal> ticks() {
        if (!(low < high)) {
            return List.of();
        }
        return logarithmic ? Ticks.powers(low, high, 7) : Ticks.linear(low, high, 7);
    }
}
