package io.crease.report;

import java.util.function.Consumer;

/** What a figure is drawn on. Pixels are those of the SVG file, y down; colours are 0xRRGGBB. */
interface Canvas {

    /** Where a text stands: it starts, has its middle, or ends at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The look of a text: size in pixels, and whether a white edge keeps it legible on any ground. */
    record Type(double size, boolean bold, int colour, boolean edged) {
        static final int INK = 0x222222;

        static Type plain(double size) {
            return new Type(size, false, INK, false);
        }
    }

    /** Fills polygons. */
    void fill(Outline outline, int colour);

    /** Draws lines of {@code width} pixels, joined round. */
    void stroke(Outline outline, int colour, double width);

    /** A disc with an edge of {@code width} pixels. */
    void disc(double x, double y, double radius, int fill, int edge, double width);

    /** Writes a line of text, its base line at y. */
    void text(double x, double y, String text, Anchor anchor, Type type);

    /**
     * Fills polygons that lie side by side, all those of a colour at once, with no seam between neighbours.
     *
     * @param outlines one a colour; empty ones are left out
     */
    void mosaic(String name, Outline[] outlines, int[] colours);

    /** What {@code content} draws is one group of this name. */
    void group(String name, Runnable content);

    /** What {@code content} draws is too fine for vectors and may be kept as pixels; it stays within the rectangle. */
    void dense(double x, double y, double width, double height, Consumer<Canvas> content);
}
