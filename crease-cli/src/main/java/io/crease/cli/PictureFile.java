package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.network.Network;
import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import io.crease.report.Fill;
import io.crease.report.Mark;
import io.crease.report.RegionCells;
import io.crease.report.RegionPicture;
import io.crease.report.page.Section;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regions of a plane as pictures. Mutable: it gathers the cells. */
final class PictureFile implements RegionView {
    /** The largest picture of outlines on a page, in characters. */
    private static final int MOST_SVG = 1_500_000;

    /** The largest picture of pixels on a page, in bytes; beyond it has half as many each way. */
    private static final int MOST_PNG = 700_000;

    private final List<Path> files;
    private final String title;
    private final AskedDomain asked;
    private final RegionCells cells;
    private final RegionPicture.Options look;
    private final @Nullable Decision decision;

    /**
     * @param files to write, whole or not at all; none for a picture that goes elsewhere
     * @param decision shown on top, null if not
     * @throws io.crease.numeric.InputException if a file cannot be written, or the network has no output that cells are coloured by
     */
    PictureFile(
            List<Path> files,
            String network,
            Network built,
            AskedDomain asked,
            Fill fill,
            RegionPicture.Options look,
            @Nullable Decision decision) {
        this.files = List.copyOf(files);
        this.title = title(network, asked.words());
        this.asked = asked;
        this.look = look;
        this.decision = decision;
        cells = new RegionCells(built, asked.domain(), fill);
        files.forEach(file -> AtomicFile.draft(file).close());
    }

    /** A network's text without the folders of a file. */
    static String name(String network) {
        return network.replaceFirst("^.*[/\\\\]", "");
    }

    /** The network, and the points of a plane, which are A, B and C in the picture. */
    private static String title(String network, Subject.OfDomain domain) {
        List<String> points = domain.points();
        return name(network)
                + switch (domain.kind()) {
                    case "slice", "triangle" ->
                        " · through A " + points.get(0) + ", B " + points.get(1) + ", C " + points.get(2);
                    case "plane" -> " · at A " + points.get(0) + " along " + points.get(1) + " and " + points.get(2);
                    default -> "";
                };
    }

    @Override
    public List<RegionObserver> observers() {
        return List.of(cells);
    }

    @Override
    public void write(RegionCount count) {
        RegionPicture picture = picture(count);
        files.forEach(picture::write);
    }

    /** What was seen, drawn. */
    RegionPicture picture(RegionCount count) {
        return picture(count, look);
    }

    private RegionPicture picture(RegionCount count, RegionPicture.Options options) {
        RegionPicture picture = new RegionPicture(title, cells, count, options).withMarks(marks());
        return decision == null ? picture : picture.withDecisionBoundary(decision.polylines());
    }

    /**
     * What was seen, as a picture on a page; of very many cells its pixels.
     *
     * @param name stem of its file
     * @param panes whether it has a pane for each layer
     */
    Section.Picture section(RegionCount count, String name, boolean panes) {
        RegionPicture picture = picture(count, panes ? look.withPanes() : look);
        String svg = picture.svg();
        String what = panes
                ? "Regions after each layer, with the boundaries of the layers up to it"
                : "Regions, each layer's boundaries in its colour"
                        + (decision == null ? "" : ", with the decision boundary");
        String drawn = svg.length() <= MOST_SVG ? svg : pixels(picture);
        return new Section.Picture(
                name,
                what + ": " + title
                        + (svg.length() <= MOST_SVG ? "." : " (in pixels: its outlines would be too large)."),
                what + ", " + Words.count(count.regions(), "region") + ".",
                drawn);
    }

    /** An SVG file that holds a PNG. */
    private static String pixels(RegionPicture picture) {
        int dots = 2;
        byte[] png = picture.png(dots);
        if (png.length > MOST_PNG) {
            dots = 1;
            png = picture.png(dots);
        }
        int width = ByteBuffer.wrap(png).getInt(16);
        int height = ByteBuffer.wrap(png).getInt(20);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width / dots + "\" height=\"" + height / dots
                + "\" viewBox=\"0 0 " + width + " " + height + "\"><image width=\"" + width + "\" height=\"" + height
                + "\" href=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\"/></svg>";
    }

    private List<Mark> marks() {
        List<Double> corners = asked.words().corners();
        List<Mark> marks = new ArrayList<>();
        int points = asked.words().kind().equals("plane") ? 1 : corners.size() / 2;
        for (int i = 0; i < points; i++) {
            marks.add(new Mark(corners.get(2 * i), corners.get(2 * i + 1), "ABC".substring(i, i + 1)));
        }
        return marks;
    }

    @Override
    public void close() {}
}
