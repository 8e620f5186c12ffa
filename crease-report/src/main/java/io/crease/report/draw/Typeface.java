package io.crease.report.draw;

import io.crease.numeric.InputException;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Liberation Sans, whose letters are as wide as Arial's: text takes the same room on every machine. Thread-safe. */
final class Typeface {
    /** What files say; the first that a reader's machine has is taken, all of the same widths. */
    static final String FAMILIES = "Liberation Sans, Arial, Helvetica, sans-serif";

    static final Typeface REGULAR = new Typeface("Regular");
    static final Typeface BOLD = new Typeface("Bold");

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final float MEASURED = 100;

    private final URL file;
    private final Font font;

    private Typeface(String weight) {
        String resource = "/liberation/LiberationSans-" + weight + ".ttf";
        file = Objects.requireNonNull(Typeface.class.getResource(resource), resource);
        try (InputStream in = file.openStream()) {
            font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(MEASURED);
        } catch (IOException | FontFormatException | LinkageError | InternalError e) {
            throw new InputException(
                    "figures: this Java cannot load fonts (" + e
                            + "); expected one with its desktop module: install it, or write .json or .csv instead",
                    e);
        }
    }

    /** Where the font is read from. */
    URL file() {
        return file;
    }

    /** Makes the font known to whatever draws pixels in this process. */
    void register() {
        GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
    }

    /** Whether it has all letters of a text. */
    boolean has(String text) {
        return font.canDisplayUpTo(text) < 0;
    }

    /** Advance of a text of that size; letters that the font lacks count as one and a half times its size. */
    double width(String text, double size) {
        int[] known = text.codePoints().filter(font::canDisplay).toArray();
        int unknown = text.codePointCount(0, text.length()) - known.length;
        double advance = known.length == 0
                ? 0
                : font.getStringBounds(new String(known, 0, known.length), EXACT)
                        .getWidth();
        return advance * size / MEASURED + 1.5 * unknown * size;
    }

    /** The text on one line, its end replaced by … if it is wider than that. */
    String cut(String lines, double size, double room) {
        String text = lines.replaceAll("\\R", " ");
        if (width(text, size) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int low = 0;
        int high = letters.length;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(new String(letters, 0, middle) + "…", size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new String(letters, 0, low).stripTrailing() + "…";
    }

    /** The text in lines that are no wider than that, broken at spaces; a word that is too long is cut. */
    List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(cut(word, size, room));
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
