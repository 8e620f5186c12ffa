package io.crease.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** A figure as SVG text. Coordinates are whole hundredths of a pixel under one scale, relative from point to point. */
final class SvgCanvas implements Canvas {
    private static final String FONTS = "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif";
    private final StringBuilder svg = new StringBuilder(1 << 16);

    SvgCanvas(double width, double height, String title) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" font-family=\"")
                .append(FONTS)
                .append("\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    @Override
    public void fill(Outline outline, int colour) {
        path(outline, "fill=\"" + hex(colour) + "\"");
    }

    @Override
    public void stroke(Outline outline, int colour, double width) {
        path(
                outline,
                "fill=\"none\" stroke=\"" + hex(colour) + "\" stroke-width=\"" + Outline.units(width)
                        + "\" stroke-linejoin=\"round\"");
    }

    @Override
    public void disc(double x, double y, double radius, int fill, int edge, double width) {
        svg.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(hex(fill))
                .append("\" stroke=\"")
                .append(hex(edge))
                .append("\" stroke-width=\"")
                .append(number(width))
                .append("\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Type type) {
        svg.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"")
                .append(number(type.size()))
                .append('"');
        if (type.bold()) {
            svg.append(" font-weight=\"bold\"");
        }
        if (anchor != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(anchor == Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        if (type.edged()) {
            svg.append(" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        svg.append(" fill=\"")
                .append(hex(type.colour()))
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    @Override
    public void mosaic(String name, Outline[] outlines, int[] colours) {
        // Without anti-aliasing no ground shines through between neighbours.
        svg.append("<g class=\"").append(escaped(name)).append("\" shape-rendering=\"crispEdges\">\n");
        for (int i = 0; i < outlines.length; i++) {
            fill(outlines[i], colours[i]);
        }
        svg.append("</g>\n");
    }

    @Override
    public void group(String name, Runnable content) {
        svg.append("<g class=\"").append(escaped(name)).append("\">\n");
        content.run();
        svg.append("</g>\n");
    }

    @Override
    public void dense(double x, double y, double width, double height, Consumer<Canvas> content) {
        PixelCanvas pixels = new PixelCanvas(x, y, width, height, 2);
        content.accept(pixels);
        svg.append("<image x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(pixels.png()))
                .append("\"/>\n");
    }

    /** The whole file. */
    byte[] bytes() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    private void path(Outline outline, String look) {
        if (outline.isEmpty()) {
            return;
        }
        svg.append("<path transform=\"scale(.01)\" ").append(look).append(" d=\"");
        int[] xy = outline.coordinates();
        int at = 0;
        int x = 0;
        int y = 0;
        for (int part = 0; part < outline.parts(); part++) {
            int startX = xy[at];
            int startY = xy[at + 1];
            for (int i = 0; i < outline.points(part); i++, at += 2) {
                if (i < 2) {
                    svg.append(i == 0 ? 'm' : 'l');
                } else if (xy[at] - x >= 0) {
                    svg.append(' ');
                }
                svg.append(xy[at] - x);
                if (xy[at + 1] - y >= 0) {
                    svg.append(' ');
                }
                svg.append(xy[at + 1] - y);
                x = xy[at];
                y = xy[at + 1];
            }
            if (outline.closed(part)) {
                svg.append('z');
                x = startX;
                y = startY;
            }
        }
        svg.append("\"/>\n");
    }

    private static String hex(int colour) {
        return "#" + Integer.toHexString(0x1000000 | colour).substring(1);
    }

    /** At most two decimals. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String text = (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return text;
        }
        return text + "." + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default ->
                    out.appendCodePoint(
                            c < 0x20 || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ? ' ' : c);
            }
        });
        return out.toString();
    }
}
