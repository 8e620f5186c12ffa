package io.crease.report.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crease.figure.Figure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure drawn so that it is as wide as was asked: labels of axes are as wide as they are, and panels take what is left. */
final class Layout {
    private static final Pattern SIZE = Pattern.compile("width=\"([0-9.]+)\" height=\"([0-9.]+)\"");
    private static final Pattern ORIGIN = Pattern.compile("translate\\(([0-9.]+),");
    private static final int TRIES = 4;

    private Layout() {}

    /** The specification, as wide as the look asks. */
    static ObjectNode specification(Figure figure, Look look) {
        return VegaLite.of(figure, look, fit(figure, look));
    }

    /** SVG, its width and height in the look's unit. */
    static String svg(Figure figure, Look look) {
        String svg = Tidy.svg(Vega.svg(specification(figure, look).toString()));
        return SIZE.matcher(svg)
                .replaceFirst(size ->
                        "width=\"" + size.group(1) + look.unit() + "\" height=\"" + size.group(2) + look.unit() + "\"");
    }

    private static Frame fit(Figure figure, Look look) {
        int columns = Math.min(figure.columns(), figure.panels().size());
        Frame frame = Frame.guess(figure, look);
        for (int i = 0; i < TRIES; i++) {
            String svg = Vega.svg(VegaLite.bare(figure, look, frame).toString());
            double over = number(SIZE, svg) - look.width();
            double left = number(ORIGIN, svg) - Config.padding(look);
            frame = new Frame(frame.width(), left);
            if (over <= 0 && over > -1) {
                break;
            }
            frame = new Frame(Math.max(4 * look.type(), frame.width() - (over + 0.5) / columns), left);
        }
        return frame;
    }

    private static double number(Pattern pattern, String svg) {
        Matcher matcher = pattern.matcher(svg);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    "no " + pattern + " in " + svg.substring(0, Math.min(300, svg.length())));
        }
        return Double.parseDouble(matcher.group(1));
    }
}
