package io.crease.cli;

import io.crease.report.RegionSeries;
import io.crease.trace.Monitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts one domain with several networks, one after the other, and draws them on one scale. */
final class SeriesRun {
    private final List<Member> members;

    /**
     * A network of the series.
     *
     * @param studies what is found besides the counts
     * @param picture gathers the cells, null if nothing is drawn
     */
    record Member(RegionsRun run, RegionStudies studies, @Nullable PictureFile picture) {
        /** What it is called. */
        String name() {
            return PictureFile.name(run.spec().text());
        }
    }

    /** @param members at least two, on one domain */
    SeriesRun(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /**
     * Counts and draws; an interruption ends it after the network that is being cut.
     *
     * @param files of the pictures; none if nothing is drawn
     */
    List<RegionsResult> run(List<Path> files, String command, Monitor monitor) {
        List<RegionsResult> results = new ArrayList<>();
        RegionSeries series = new RegionSeries(
                members.get(0).name() + " to " + members.get(members.size() - 1).name());
        for (Member member : members) {
            PictureFile picture = member.picture();
            RegionsResult result = member.run()
                    .run(member.studies(), picture == null ? List.of() : List.of(picture), command, monitor);
            results.add(result);
            if (picture != null && !files.isEmpty()) {
                series.add(member.name(), picture.picture(result.count()));
            }
            if (result.exitCode() == ExitCode.INTERRUPTED) {
                break;
            }
        }
        for (Path file : files) {
            series.writeFrames(file);
            series.writeSheet(file);
        }
        return results;
    }
}
