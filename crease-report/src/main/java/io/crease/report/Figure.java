package io.crease.report;

import io.crease.data.AtomicFile;
import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Panes in rows under one title, with one legend.
 *
 * @param title first line
 * @param subtitle second line; may be empty
 * @param columns panes to a row
 * @param size the longer side of a pane in pixels
 */
record Figure(String title, String subtitle, List<Pane> panes, int columns, double size, Scale scale, Legend legend) {
    private static final double MARGIN = 16;
    private static final double LEFT = 58;
    private static final double GAP = 26;
    private static final double FOOT = 44;
    /** Width of a letter as a share of the size of its type, on average. */
    private static final double LETTER = 0.53;

    private boolean captions() {
        return panes.stream().anyMatch(pane -> !pane.caption().isEmpty());
    }

    private double head() {
        return (subtitle.isEmpty() ? 44 : 62) + (captions() ? 18 : 0);
    }

    private View view(int pane) {
        double[] first = View.extent(panes.get(0).cells(), size);
        double step = first[0] + LEFT + GAP;
        double down = first[1] + FOOT + (captions() ? 24 : 8);
        double x = LEFT + pane % columns * step;
        int row = pane / columns;
        double y = head() + row * down;
        return new View(panes.get(pane).cells(), x, y, first[0], first[1]);
    }

    /** Width in pixels. */
    double width() {
        View last = view(Math.min(columns, panes.size()) - 1);
        double right = last.x() + last.width() + MARGIN;
        return legend.isEmpty() ? right + 4 : right + 8 + Legend.WIDTH;
    }

    /** Height in pixels. */
    double height() {
        View last = view(panes.size() - 1);
        return last.y() + last.height() + FOOT;
    }

    private void draw(Canvas canvas) {
        line(canvas, 26, title, 15, true, Canvas.Type.INK);
        line(canvas, 45, subtitle, 12, false, 0x666666);
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).draw(canvas, view(i), scale, i % columns == 0);
        }
        if (!legend.isEmpty()) {
            View first = view(0);
            legend.draw(canvas, width() - Legend.WIDTH, first.y(), first.height());
        }
    }

    /** A line of text, its type made smaller and then its end cut off to fit. */
    private void line(Canvas canvas, double y, String text, double type, boolean bold, int colour) {
        double room = width() - 2 * MARGIN;
        double fitting = Math.max(9, Math.min(type, Math.floor(2 * room / (LETTER * Math.max(1, text.length()))) / 2));
        int most = (int) (room / (LETTER * fitting));
        String shown = text.length() <= most ? text : text.substring(0, Math.max(1, most - 1)) + "…";
        canvas.text(MARGIN, y, shown, Canvas.Anchor.START, new Canvas.Type(fitting, bold, colour, false));
    }

    /** The figure as an SVG file. */
    byte[] svg() {
        SvgCanvas canvas = new SvgCanvas(width(), height(), title);
        draw(canvas);
        return canvas.bytes();
    }

    /**
     * The figure as a PNG file.
     *
     * @param dots to a pixel of the figure
     * @throws InputException if it would be too large, or Java has no fonts here
     */
    byte[] png(double dots) {
        try {
            PixelCanvas canvas = new PixelCanvas(0, 0, width(), height(), dots);
            draw(canvas);
            return canvas.png();
        } catch (LinkageError | InternalError e) {
            throw new InputException(
                    "PNG: this Java cannot draw (" + e
                            + "); expected one with its desktop module and at least one font:"
                            + " install them, or write .svg instead",
                    e);
        }
    }

    /**
     * Writes the figure as what the file's name ends in.
     *
     * @throws InputException if it ends in neither .svg nor .png, or cannot be written
     */
    void write(Path file, double dots) {
        AtomicFile.write(file, suffix(file).equals("svg") ? svg() : png(dots));
    }

    /** {@code svg} or {@code png}. @throws InputException if the name ends in neither */
    static String suffix(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (String suffix : List.of("svg", "png")) {
            if (name.endsWith("." + suffix)) {
                return suffix;
            }
        }
        throw new InputException(file + ": a picture of no known kind; expected a name that ends in .svg or .png");
    }
}
