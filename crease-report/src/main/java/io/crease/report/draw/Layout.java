package io.crease.report.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crease.figure.Figure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure drawn so that it is as wide as was asked: labels of axes are as wide as they are, and panels take what is left. */
final class Layout {
    private static final Pattern SIZE = Pattern.compile("width=\"([0-9.]+)\" height=\"([0-9.]+)\"");
    private static final Pattern HEAD = Pattern.compile(
            "(width=\"([0-9.]+)\" height=\"([0-9.]+)\" viewBox=\"[^\"]*\"[^>]*>)<rect width=\"[^\"]*\" height=\"[^\"]*\"");
    private static final Pattern ORIGIN = Pattern.compile("translate\\(([0-9.]+),");
    private static final int TRIES = 4;

    private Layout() {}

    /** The specification, as wide as the look asks. */
    static ObjectNode specification(Figure figure, Look look) {
        return VegaLite.of(figure, look, fit(figure, look));
    }

    /** SVG, exactly as wide as the look asks, in its unit. */
    static String svg(Figure figure, Look look) {
        String svg = Tidy.svg(Vega.svg(specification(figure, look).toString()));
        Matcher head = HEAD.matcher(svg);
        if (!head.find()) {
            throw new IllegalStateException("no size in " + svg.substring(0, Math.min(300, svg.length())));
        }
        double natural = Math.max(look.width(), Double.parseDouble(head.group(2)));
        double height = Double.parseDouble(head.group(3));
        String box = Tidy.rounded(natural) + " " + Tidy.rounded(height);
        return svg.substring(0, head.start(1))
                + "width=\"" + Tidy.rounded(look.width()) + look.unit() + "\" height=\""
                + Tidy.rounded(height * look.width() / natural) + look.unit() + "\" viewBox=\"0 0 " + box + "\">"
                + "<title>" + Tidy.escaped(figure.title()) + "</title><desc>" + Tidy.escaped(figure.alternative())
                + "</desc>"
                + "<rect width=\"" + Tidy.rounded(natural) + "\" height=\"" + Tidy.rounded(height) + "\""
                + svg.substring(head.end());
    }

    private static Frame fit(Figure figure, Look look) {
        int columns = look.columns(figure);
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
            throw new IllegalStateException("no " + pattern + " in " + svg.substring(0, Math.min(300, svg.length())));
        }
        return Double.parseDouble(matcher.group(1));
    }
}
