package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.region.DecisionLine;
import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The lines of the decision boundary in a file. */
final class DecisionFile implements RegionView {
    private final Path file;
    private final Decision decision;

    /** @throws io.crease.numeric.InputException if the file cannot be written */
    DecisionFile(Path file, Decision decision) {
        this.file = file;
        this.decision = decision;
        AtomicFile.draft(file).close();
    }

    /** {@code csv} or {@code geojson}. @throws UsageException if the name ends in neither */
    static String form(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String form : List.of("csv", "geojson")) {
            if (name.endsWith("." + form)) {
                return form;
            }
        }
        throw new UsageException("--decision-lines " + file + ": of no known form; expected FILE.csv or FILE.geojson");
    }

    @Override
    public List<RegionObserver> observers() {
        return List.of();
    }

    @Override
    public void write(RegionCount count) {
        AtomicFile.write(file, form(file).equals("csv") ? csv() : geoJson(count.complete()));
    }

    private String csv() {
        StringBuilder text = new StringBuilder("line,left,right,closed,length,point,u,v\n");
        List<DecisionLine> lines = decision.map().lines();
        for (int id = 0; id < lines.size(); id++) {
            DecisionLine line = lines.get(id);
            String start = id + "," + line.left() + "," + line.right() + "," + line.closed() + "," + line.length();
            double[] points = Decision.points(line);
            for (int i = 0; i < points.length; i += 2) {
                text.append(start).append(',').append(i / 2).append(',');
                text.append(points[i]).append(',').append(points[i + 1]).append('\n');
            }
        }
        return text.toString();
    }

    private String geoJson(boolean complete) {
        StringJoiner features = new StringJoiner(
                ",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n],\"complete\":" + complete + "}\n");
        for (DecisionLine line : decision.map().lines()) {
            StringJoiner points = new StringJoiner(",");
            double[] all = Decision.points(line);
            for (int i = 0; i < all.length; i += 2) {
                points.add("[" + all[i] + "," + all[i + 1] + "]");
            }
            features.add("{\"type\":\"Feature\",\"properties\":{\"left\":" + line.left() + ",\"right\":" + line.right()
                    + ",\"closed\":" + line.closed() + ",\"length\":" + line.length()
                    + "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[" + points + "]}}");
        }
        return features.toString();
    }

    @Override
    public void close() {}
}
