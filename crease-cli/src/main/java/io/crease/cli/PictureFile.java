package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.network.Network;
import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import io.crease.report.Fill;
import io.crease.report.Mark;
import io.crease.report.RegionCells;
import io.crease.report.RegionPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regions of a plane as pictures. Mutable: it gathers the cells. */
final class PictureFile implements RegionView {
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
        RegionPicture picture = new RegionPicture(title, cells, count, look).withMarks(marks());
        return decision == null ? picture : picture.withDecisionBoundary(decision.polylines());
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
