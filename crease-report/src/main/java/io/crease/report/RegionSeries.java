package io.crease.report;

import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of several networks, such as the checkpoints of a training run, cut on the same domain, coloured on the one scale of their
 * common range. Frames are gathered first, since the range is known only after the last: 60 to 100 bytes a cell each.
 *
 * <pre>{@code
 * RegionSeries series = new RegionSeries("training of mlp:2-32x3-1");
 * for (Path file : checkpoints) {
 *     RegionCells cells = new RegionCells(network, domain, fill);
 *     RegionCount count = new Regions(network, domain, workers, options).count(cells, monitor);
 *     series.add(file.getFileName().toString(), new RegionPicture(file.toString(), cells, count, look));
 * }
 * series.writeFrames(Path.of("series.png")); // series-001.png, series-002.png, …
 * series.writeSheet(Path.of("series.png"));  // all of them side by side
 * }</pre>
 */
public final class RegionSeries {
    private static final int MOST_COLUMNS = 4;

    private final String title;
    private final List<String> captions = new ArrayList<>();
    private final List<RegionPicture> frames = new ArrayList<>();

    /** A series of no frames yet. */
    public RegionSeries(String title) {
        this.title = title;
    }

    /**
     * Adds the next frame.
     *
     * @param caption what stands above it on the sheet
     * @throws InputException if it shows another piece of the plane or is coloured by another quantity than the first
     */
    public void add(String caption, RegionPicture picture) {
        if (!frames.isEmpty()) {
            RegionCells first = frames.get(0).cells();
            RegionCells cells = picture.cells();
            if (!first.fill().equals(cells.fill()) || !Arrays.equals(first.frame(), cells.frame())) {
                throw new InputException("frame " + caption + " shows another domain or quantity than "
                        + captions.get(0) + "; expected the same for all frames");
            }
        }
        captions.add(caption);
        frames.add(picture);
    }

    /** Number of frames. */
    public int frames() {
        return frames.size();
    }

    /**
     * Writes each frame beside {@code file}: of {@code series.png} they are {@code series-001.png}, {@code series-002.png} and so on.
     *
     * @return the files written, in order
     * @throws InputException if the name ends in neither .svg nor .png, or a file cannot be written
     */
    public List<Path> writeFrames(Path file) {
        Scale scale = scale();
        String suffix = Figure.suffix(file);
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - suffix.length() - 1);
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Path frame = file.resolveSibling(String.format(Locale.ROOT, "%s-%03d.%s", stem, i + 1, suffix));
            frames.get(i).figure(scale).write(frame, frames.get(i).options().dots());
            written.add(frame);
        }
        return written;
    }

    /**
     * Writes all frames side by side, with one legend.
     *
     * @throws InputException if the name ends in neither .svg nor .png, or the file cannot be written
     */
    public void writeSheet(Path file) {
        sheet().write(file, frames.get(0).options().dots());
    }

    private Scale scale() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("a series of no frames; expected at least one");
        }
        return Scale.of(
                frames.stream().map(RegionPicture::cells).toList(),
                frames.stream().anyMatch(frame -> frame.options().boundaries()));
    }

    Figure sheet() {
        Scale scale = scale();
        List<Pane> panes = new ArrayList<>();
        int layers = 0;
        boolean decision = false;
        for (int i = 0; i < frames.size(); i++) {
            RegionPicture frame = frames.get(i);
            Pane pane = frame.pane(
                    captions.get(i) + ": " + RegionPicture.number(frame.count().regions()));
            panes.add(pane);
            layers = Math.max(layers, pane.layers());
            decision |= !pane.decision().isEmpty();
        }
        int columns = (int) Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(panes.size() * 1.5)));
        return new Figure(
                title,
                frames.size() + " networks · number of regions above each",
                panes,
                Math.min(columns, panes.size()),
                260,
                scale,
                new Legend(scale, layers, decision));
    }
}
