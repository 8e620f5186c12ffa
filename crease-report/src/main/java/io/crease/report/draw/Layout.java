package io.crease.report.draw;

import io.crease.figure.Figure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure drawn so that it is as wide as was asked: labels of axes are as wide as they are, and panels take what is left. */
final class Layout {
    private static final Pattern SIZE = Pattern.compile("width=\"([0-9.]+)\" height=\"([0-9.]+)\"");
    private static final int TRIES = 4;

    private Layout() {}

    /** SVG, its width and height in the look's unit. */
    static String svg(Figure figure, Look look) {
        int columns = Math.min(figure.columns(), figure.panels().size());
        double width = look.width() / columns - 6.5 * look.type();
        String svg = "";
        for (int i = 0; i < TRIES; i++) {
            svg = Vega.svg(VegaLite.of(figure, look, width).toString());
            Matcher size = SIZE.matcher(svg);
            if (!size.find()) {
                throw new IllegalStateException("no size in " + svg.substring(0, Math.min(200, svg.length())));
            }
            double over = Double.parseDouble(size.group(1)) - look.width();
            if (over <= 0 && over > -1) {
                break;
            }
            width = Math.max(4 * look.type(), width - (over + 0.5) / columns);
        }
        return SIZE.matcher(svg)
                .replaceFirst(found -> "width=\"" + found.group(1) + look.unit() + "\" height=\"" + found.group(2)
                        + look.unit() + "\"");
    }
}
