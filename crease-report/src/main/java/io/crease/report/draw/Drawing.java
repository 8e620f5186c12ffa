package io.crease.report.draw;

import io.crease.data.AtomicFile;
import io.crease.figure.Figure;
import io.crease.numeric.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A figure drawn: the same picture on a page, in print and as numbers. */
public final class Drawing {
    private final Figure figure;
    private final Look look;

    private Drawing(Figure figure, Look look) {
        this.figure = figure;
        this.look = look;
    }

    /** As it is printed: a single panel one column wide, several two. */
    public static Drawing of(Figure figure) {
        return new Drawing(figure, Look.printed(figure));
    }

    /** Loads the fonts, which Java refuses once it is ending: to be called before work that may be interrupted and is drawn then. */
    public static void prepare() {
        Typeface.REGULAR.wrap("a", 10, 100);
    }

    /** As large as asked. */
    public static Drawing of(Figure figure, Look look) {
        return new Drawing(figure, look);
    }

    /** Vega-Lite 5, JSON, on one line: the description that all pictures are made from. @throws InputException as {@link #svg()} */
    public String vegaLite() {
        return Layout.specification(figure, look).toString();
    }

    /** SVG, text as text. @throws InputException if the engine or the fonts cannot be loaded on this system */
    public String svg() {
        return TextLengths.in(Layout.svg(figure, look));
    }

    /** PNG, two pixels to each pixel of CSS. @throws InputException as {@link #svg()} */
    public byte[] png() {
        return SvgFile.png(Layout.svg(figure, look));
    }

    /** PDF, text as text, fonts inside. @throws InputException as {@link #svg()} */
    public byte[] pdf() {
        return SvgFile.pdf(Layout.svg(figure, look));
    }

    /** A table with a line for each point: panel, group, style, x, y, low, high, shade, note; places that have names by their names. */
    public String csv() {
        return Csv.of(figure);
    }

    /**
     * Writes the figure as what the file's name ends in: {@code .svg}, {@code .png}, {@code .pdf}, {@code .json} (Vega-Lite, interactive) or {@code .csv}.
     *
     * @throws InputException if it ends in none of these, cannot be written, or cannot be drawn on this system
     */
    public static void write(Figure figure, Path file) {
        Drawing drawing = of(figure);
        AtomicFile.write(
                file,
                switch (suffix(file)) {
                    case "svg" -> drawing.svg().getBytes(StandardCharsets.UTF_8);
                    case "png" -> drawing.png();
                    case "pdf" -> drawing.pdf();
                    case "csv" -> drawing.csv().getBytes(StandardCharsets.UTF_8);
                    case "json" -> of(figure, Look.PAGE).vegaLite().getBytes(StandardCharsets.UTF_8);
                    default ->
                        throw new InputException(
                                file
                                        + ": a figure of no known kind; expected a name that ends in .svg, .png, .pdf, .json or .csv: choose one");
                });
    }

    private static String suffix(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
