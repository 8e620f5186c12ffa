package io.crease.report;

import io.crease.region.Domain;
import java.math.BigDecimal;
import java.util.List;

/**
 * One plane with its axes.
 *
 * @param cells what is drawn
 * @param caption above it; may be empty
 * @param layers boundaries of layers 1 to this one are drawn; 0 for none
 * @param newest whether those of the last of these layers stand out and earlier ones are pale
 * @param filled whether cells are coloured
 * @param decision polylines u, v, u, v, … drawn on top
 * @param marks points drawn on top
 */
record Pane(
        RegionCells cells,
        String caption,
        int layers,
        boolean newest,
        boolean filled,
        List<double[]> decision,
        List<Mark> marks) {
    /** Cells beyond which a file of vectors would be too large. */
    private static final int DENSE = 60_000;

    private static final double SMALL = 11;
    private static final int FRAME = 0x444444;

    /** Copies the lists. */
    Pane {
        decision = List.copyOf(decision);
        marks = List.copyOf(marks);
    }

    /** Draws it at its place; the first of a row names its upright axis. */
    void draw(Canvas canvas, View view, Scale scale, boolean first) {
        canvas.group("pane", () -> {
            if (cells.cells() > DENSE) {
                canvas.dense(view.x(), view.y(), view.width(), view.height(), fine -> plane(fine, view, scale));
            } else {
                plane(canvas, view, scale);
            }
            decision(canvas, view);
            axes(canvas, view, first);
            marks(canvas, view);
            if (!caption.isEmpty()) {
                canvas.text(
                        view.x() + view.width() / 2,
                        view.y() - 9,
                        fitting((int) ((view.width() + 40) / 6.4)),
                        Canvas.Anchor.MIDDLE,
                        Canvas.Type.plain(12));
            }
        });
    }

    /** The caption, or its end: files of a series differ there. */
    private String fitting(int most) {
        return caption.length() <= most ? caption : "…" + caption.substring(caption.length() - most + 1);
    }

    private void plane(Canvas canvas, View view, Scale scale) {
        if (filled) {
            canvas.mosaic("cells", mosaic(view, scale), scale.colours());
        }
        canvas.group("boundaries", () -> {
            for (int i = 1; i <= layers; i++) {
                // The strongest on top: the first layer, or the newest.
                int layer = newest ? i : layers + 1 - i;
                boolean pale = newest && layer < layers;
                int colour = Palette.layer(layer);
                canvas.stroke(
                        Strands.of(cells, view, layer),
                        pale ? Palette.blend(colour, 0xFFFFFF, filled ? 0.25 : 0.5) : colour,
                        width(newest ? pale ? 3 : 2 : layer, view));
            }
        });
    }

    /** The outlines of the cells of each colour. */
    Outline[] mosaic(View view, Scale scale) {
        Outline[] outlines = new Outline[scale.colours().length];
        for (int i = 0; i < outlines.length; i++) {
            outlines[i] = new Outline();
        }
        int[] xy = new int[32];
        for (int cell = 0; cell < cells.cells(); cell++) {
            int first = cells.firstSide(cell);
            int n = cells.firstSide(cell + 1) - first;
            if (2 * n > xy.length) {
                xy = new int[4 * n];
            }
            int kept = 0;
            for (int i = 0; i < n; i++) {
                view.put(first + i, xy, 2 * kept);
                if (kept == 0 || xy[2 * kept] != xy[2 * kept - 2] || xy[2 * kept + 1] != xy[2 * kept - 1]) {
                    kept++;
                }
            }
            while (kept > 1 && xy[0] == xy[2 * kept - 2] && xy[1] == xy[2 * kept - 1]) {
                kept--;
            }
            if (kept > 2) {
                outlines[scale.bin(cells.value(cell))].add(xy, 0, kept, true);
            }
        }
        return outlines;
    }

    /** Width of the lines of a layer: thinner for later layers, in small panes and where cells are small. */
    double width(int layer, View view) {
        double cell = Math.sqrt(view.width() * view.height() / Math.max(1, cells.cells()));
        double crowded = Math.max(0.22, Math.min(1, cell / 13));
        double strength = Math.max(0.6, 1.9 - 0.45 * (layer - 1));
        return Math.max(0.12, strength * crowded * Math.min(1, Math.max(view.width(), view.height()) / 420));
    }

    private void decision(Canvas canvas, View view) {
        Outline line = new Outline();
        for (double[] points : decision) {
            int[] xy = new int[points.length];
            for (int i = 0; i + 1 < points.length; i += 2) {
                xy[i] = Outline.units(view.x(points[i]));
                xy[i + 1] = Outline.units(view.y(points[i + 1]));
            }
            line.add(xy, 0, points.length / 2, false);
        }
        if (!line.isEmpty()) {
            double size = Math.min(1, Math.max(view.width(), view.height()) / 420);
            canvas.group("decision", () -> {
                canvas.stroke(line, 0xFFFFFF, 4.4 * size);
                canvas.stroke(line, 0x000000, 2.2 * size);
            });
        }
    }

    private void marks(Canvas canvas, View view) {
        for (Mark mark : marks) {
            double x = view.x(mark.u());
            double y = view.y(mark.v());
            canvas.disc(x, y, 4, 0xFFFFFF, 0x000000, 1.6);
            boolean right = x > view.x() + 0.8 * view.width();
            canvas.text(
                    right ? x - 8 : x + 8,
                    y < view.y() + 14 ? y + 14 : y - 5,
                    mark.label(),
                    right ? Canvas.Anchor.END : Canvas.Anchor.START,
                    new Canvas.Type(12, true, 0x000000, true));
        }
    }

    private void axes(Canvas canvas, View view, boolean first) {
        canvas.stroke(Outline.rectangle(view.x(), view.y(), view.width(), view.height()), 0xBBBBBB, 0.6);
        canvas.stroke(border(view), FRAME, 0.8);
        double[] frame = cells.frame();
        Outline ticks = new Outline();
        double bottom = view.y() + view.height();
        for (BigDecimal tick : Ticks.linear(frame[0], frame[2], (int) Math.max(2, view.width() / 60))) {
            double x = view.x(tick.doubleValue());
            ticks.add(
                    new int[] {Outline.units(x), Outline.units(bottom), Outline.units(x), Outline.units(bottom + 4)},
                    0,
                    2,
                    false);
            canvas.text(x, bottom + 16, Ticks.text(tick), Canvas.Anchor.MIDDLE, Canvas.Type.plain(SMALL));
        }
        for (BigDecimal tick : Ticks.linear(frame[1], frame[3], (int) Math.max(2, view.height() / 60))) {
            double y = view.y(tick.doubleValue());
            ticks.add(
                    new int[] {Outline.units(view.x()), Outline.units(y), Outline.units(view.x() - 4), Outline.units(y)
                    },
                    0,
                    2,
                    false);
            canvas.text(view.x() - 7, y + 4, Ticks.text(tick), Canvas.Anchor.END, Canvas.Type.plain(SMALL));
        }
        canvas.stroke(ticks, FRAME, 0.8);
        String letter = inputs(cells.domain()) ? "x" : "u";
        double middle = view.x() + view.width() / 2;
        canvas.text(middle, bottom + 32, letter + "₁", Canvas.Anchor.MIDDLE, Canvas.Type.plain(13));
        if (first) {
            double beside = view.y() + view.height() / 2 + 4;
            canvas.text(view.x() - 40, beside, letter + "₂", Canvas.Anchor.MIDDLE, Canvas.Type.plain(13));
        }
    }

    private Outline border(View view) {
        double[] corners = cells.domain().corners();
        if (corners == null) {
            return new Outline();
        }
        int[] xy = new int[corners.length];
        for (int i = 0; i < corners.length; i += 2) {
            xy[i] = Outline.units(view.x(corners[i]));
            xy[i + 1] = Outline.units(view.y(corners[i + 1]));
        }
        return new Outline().add(xy, 0, xy.length / 2, true);
    }

    /** Whether the coordinates are the two inputs themselves. */
    private static boolean inputs(Domain domain) {
        return domain.inputs() == 2
                && domain.origin(0) == 0
                && domain.origin(1) == 0
                && domain.direction(0, 0) == 1
                && domain.direction(0, 1) == 0
                && domain.direction(1, 0) == 0
                && domain.direction(1, 1) == 1;
    }
}
