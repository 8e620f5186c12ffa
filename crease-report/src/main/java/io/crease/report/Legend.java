package io.crease.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the colours mean: a bar or the names of the fills, and the lines of the layers.
 *
 * @param layers those whose lines are drawn; 0 for none
 * @param decision whether there is a decision boundary
 */
record Legend(Scale scale, int layers, boolean decision) {
    /** Room that it takes. */
    static final double WIDTH = 118;

    private static final double ROW = 18;
    private static final double BAR = 14;
    private static final double SMALL = 11;
    private static final int MOST_ROWS = 16;

    private static Canvas.Type heading() {
        return new Canvas.Type(12, true, Canvas.Type.INK, false);
    }

    /** Whether there is anything to say. */
    boolean isEmpty() {
        return layers == 0 && !decision && !scale.ordered() && scale.names().isEmpty();
    }

    /** Draws it with its upper left corner at a point, at most {@code height} high where that can be. */
    void draw(Canvas canvas, double x, double y, double height) {
        canvas.group("legend", () -> {
            double at = lines(canvas, x, y);
            if (scale.ordered()) {
                bar(canvas, x, at, Math.max(60, Math.min(260, y + height - at - 26)));
            } else if (!scale.names().isEmpty()) {
                names(canvas, x, at);
            }
        });
    }

    private double lines(Canvas canvas, double x, double y) {
        if (layers == 0 && !decision) {
            return y;
        }
        canvas.text(x, y + 10, "boundaries", Canvas.Anchor.START, heading());
        double at = y + ROW;
        int shown = Math.min(layers, MOST_ROWS);
        for (int layer = 1; layer <= shown; layer++, at += ROW) {
            boolean rest = layer == MOST_ROWS && layers > MOST_ROWS;
            canvas.stroke(
                    Outline.line(x, at + 7, x + 20, at + 7),
                    Palette.layer(layer),
                    Math.max(1, 2.8 - 0.5 * (layer - 1)));
            canvas.text(
                    x + 28,
                    at + 11,
                    rest ? "layers " + layer + "–" + layers : "layer " + layer,
                    Canvas.Anchor.START,
                    Canvas.Type.plain(12));
        }
        if (decision) {
            canvas.stroke(Outline.line(x, at + 7, x + 20, at + 7), 0x000000, 2.2);
            canvas.text(x + 28, at + 11, "decision", Canvas.Anchor.START, Canvas.Type.plain(12));
            at += ROW;
        }
        return at + 12;
    }

    private void bar(Canvas canvas, double x, double y, double length) {
        canvas.text(x, y + 10, scale.label(), Canvas.Anchor.START, heading());
        double top = y + 24;
        int[] colours = scale.colours();
        Outline[] steps = new Outline[colours.length];
        for (int i = 0; i < colours.length; i++) {
            double below = top + length * (1 - i / (double) colours.length);
            double above = top + length * (1 - (i + 1) / (double) colours.length);
            // Counterclockwise, as all polygons of a mosaic.
            int left = Outline.units(x);
            int right = Outline.units(x + BAR);
            steps[i] = new Outline()
                    .add(
                            new int[] {
                                left,
                                Outline.units(below),
                                right,
                                Outline.units(below),
                                right,
                                Outline.units(above),
                                left,
                                Outline.units(above)
                            },
                            0,
                            4,
                            true);
        }
        canvas.mosaic("bar", steps, colours);
        canvas.stroke(Outline.rectangle(x, top, BAR, length), 0x444444, 0.8);
        if (!(scale.low() < scale.high())) {
            label(canvas, x, top + length / 2, Ticks.text(scale.low()));
            return;
        }
        label(canvas, x, top + length, Ticks.text(scale.low()));
        label(canvas, x, top, Ticks.text(scale.high()));
        for (BigDecimal tick : scale.ticks()) {
            double share = scale.share(tick.doubleValue());
            if (share * length > 12 && (1 - share) * length > 12) {
                label(canvas, x, top + length * (1 - share), Ticks.text(tick));
            }
        }
    }

    private static void label(Canvas canvas, double x, double y, String text) {
        canvas.stroke(Outline.line(x + BAR, y, x + BAR + 4, y), 0x444444, 0.8);
        canvas.text(x + BAR + 8, y + 4, text, Canvas.Anchor.START, Canvas.Type.plain(SMALL));
    }

    private void names(Canvas canvas, double x, double y) {
        canvas.text(x, y + 10, scale.label(), Canvas.Anchor.START, heading());
        double at = y + ROW;
        List<String> names = scale.names();
        for (int i = 0; i < Math.min(names.size(), MOST_ROWS); i++, at += ROW) {
            boolean rest = i == MOST_ROWS - 1 && names.size() > MOST_ROWS;
            Outline box = Outline.rectangle(x, at + 1, 14, 12);
            canvas.fill(box, scale.colours()[i]);
            canvas.stroke(box, 0x444444, 0.6);
            canvas.text(x + 22, at + 11, rest ? "…" : names.get(i), Canvas.Anchor.START, Canvas.Type.plain(12));
        }
    }
}
