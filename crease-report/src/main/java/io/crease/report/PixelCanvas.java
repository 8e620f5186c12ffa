package io.crease.report;

import io.crease.numeric.InputException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A figure, or a rectangle of it, as pixels. */
final class PixelCanvas implements Canvas {
    private static final long MOST_PIXELS = 200_000_000;

    static {
        // No window is ever opened: a display that cannot be reached must not matter.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final double left;
    private final double top;
    private final double scale;

    /**
     * A white rectangle.
     *
     * @param scale dots of the image to a pixel of the figure
     */
    PixelCanvas(double left, double top, double width, double height, double scale) {
        long across = Math.max(1, Math.round(width * scale));
        long down = Math.max(1, Math.round(height * scale));
        if (across * down > MOST_PIXELS) {
            throw new InputException("PNG of " + across + " × " + down + " dots; expected at most " + MOST_PIXELS
                    + " of them: choose a smaller picture");
        }
        this.left = left;
        this.top = top;
        this.scale = scale;
        image = new BufferedImage((int) across, (int) down, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
        graphics.translate(-left, -top);
    }

    @Override
    public void fill(Outline outline, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(path(outline));
    }

    @Override
    public void stroke(Outline outline, int colour, double width) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        // Part by part: the time of a stroke grows faster than its length.
        Path2D path = new Path2D.Double();
        int[] xy = outline.coordinates();
        int at = 0;
        for (int part = 0; part < outline.parts(); part++) {
            at = append(path, outline, part, xy, at);
            if (part % 64 == 63 || part == outline.parts() - 1) {
                graphics.draw(path);
                path.reset();
            }
        }
    }

    @Override
    public void disc(double x, double y, double radius, int fill, int edge, double width) {
        Shape disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(new Color(fill));
        graphics.fill(disc);
        graphics.setColor(new Color(edge));
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(disc);
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Type type) {
        if (text.isEmpty()) {
            return;
        }
        Font font = new Font(Font.SANS_SERIF, type.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) type.size());
        TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
        double width = layout.getAdvance();
        double from = anchor == Anchor.START ? x : anchor == Anchor.MIDDLE ? x - width / 2 : x - width;
        Shape letters = layout.getOutline(AffineTransform.getTranslateInstance(from, y));
        if (type.edged()) {
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(letters);
        }
        graphics.setColor(new Color(type.colour()));
        graphics.fill(letters);
    }

    @Override
    public void mosaic(String name, Outline[] outlines, int[] colours) {
        Coverage coverage = new Coverage(image.getWidth(), image.getHeight(), outlines, left, top, scale);
        for (int i = 0; i < outlines.length; i++) {
            coverage.add(outlines[i], colours[i]);
        }
        coverage.paint(image);
    }

    @Override
    public void group(String name, Runnable content) {
        content.run();
    }

    @Override
    public void dense(double x, double y, double width, double height, Consumer<Canvas> content) {
        content.accept(this);
    }

    /** The image. */
    BufferedImage image() {
        return image;
    }

    /** The image as a PNG file. */
    byte[] png() {
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Path2D path(Outline outline) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, outline.points() + outline.parts());
        int[] xy = outline.coordinates();
        int at = 0;
        for (int part = 0; part < outline.parts(); part++) {
            at = append(path, outline, part, xy, at);
        }
        return path;
    }

    private static int append(Path2D path, Outline outline, int part, int[] xy, int from) {
        int at = from;
        for (int i = 0; i < outline.points(part); i++, at += 2) {
            double x = xy[at] / (double) Outline.UNITS;
            double y = xy[at + 1] / (double) Outline.UNITS;
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (outline.closed(part)) {
            path.closePath();
        }
        return at;
    }
}
