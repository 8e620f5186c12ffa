package io.crease.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InputException;
import io.crease.region.Domain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionSeriesTest {
    private static RegionPicture frame(String variance, Domain domain, String fill) {
        String spec = "mlp:2-8x2-1,bias-variance=0.2,weight-variance=" + variance;
        return Planes.picture(
                Planes.cut(Planes.network(spec, 1), domain, fill, 2),
                RegionPicture.Options.DEFAULT.withoutBoundaries());
    }

    @Test
    void allFramesShareOneScale(@TempDir Path folder) throws Exception {
        Domain domain = Domain.cube(2, -1, 1);
        List<RegionPicture> frames =
                List.of(frame("1", domain, "slope"), frame("2", domain, "slope"), frame("4", domain, "slope"));
        RegionSeries series = new RegionSeries("a training");
        for (int i = 0; i < 3; i++) {
            series.add("step " + i, frames.get(i));
        }
        String low = Ticks.text(
                frames.stream().mapToDouble(f -> f.cells().low()).min().orElseThrow());
        String high = Ticks.text(
                frames.stream().mapToDouble(f -> f.cells().high()).max().orElseThrow());
        List<Path> files = series.writeFrames(folder.resolve("run.svg"));
        assertEquals(
                List.of("run-001.svg", "run-002.svg", "run-003.svg"),
                files.stream().map(f -> f.getFileName().toString()).toList());
        for (Path file : files) {
            List<String> legend = new Svg(Files.readAllBytes(file)).texts("legend");
            assertTrue(legend.contains(low) && legend.contains(high), file + " " + legend);
        }
        series.writeSheet(folder.resolve("run.svg"));
        Svg sheet = new Svg(Files.readAllBytes(folder.resolve("run.svg")));
        assertEquals(3, sheet.groups("pane").size());
        assertEquals(1, sheet.groups("legend").size());
        // The same cell has the same colour on its frame and on the sheet.
        assertEquals(
                new Svg(Files.readAllBytes(files.get(0)))
                        .paths("cells").stream().map(Svg.Drawn::fill).toList(),
                new Svg(series.sheet().svg())
                        .paths("cells").stream()
                                .map(Svg.Drawn::fill)
                                .toList()
                                .subList(
                                        0,
                                        new Svg(Files.readAllBytes(files.get(0)))
                                                .paths("cells")
                                                .size()));
        assertEquals(3, series.frames());
    }

    @Test
    void framesOfOtherDomainsOrQuantitiesAreRefused() {
        RegionSeries series = new RegionSeries("mixed");
        assertThrows(IllegalStateException.class, series::sheet);
        series.add("first", frame("1", Domain.cube(2, -1, 1), "slope"));
        assertThrows(InputException.class, () -> series.add("wide", frame("1", Domain.cube(2, -2, 2), "slope")));
        assertThrows(InputException.class, () -> series.add("area", frame("1", Domain.cube(2, -1, 1), "area")));
    }
}
