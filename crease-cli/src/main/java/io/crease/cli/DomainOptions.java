package io.crease.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The domain as it stands in options; {@link Domains} makes it. */
final class DomainOptions {
    @Option(
            names = "--box",
            paramLabel = "LO,HI",
            description =
                    "A cube over all inputs, or a box: one LO,HI for each input, with ';' between or the option repeated."
                            + " Default for up to six inputs: -1,1, for constructions on the unit cube 0,1.")
    List<String> box = new ArrayList<>();

    @Option(names = "--space", description = "All of R^n.")
    boolean space;

    @Option(
            names = "--slice",
            paramLabel = "A,B,C",
            description = "A rectangle around three points on the plane through them, points named as in 'crease list"
                    + " points' (or the option three times, a point each). Coordinates are isometric: A is (0, 0), B lies on"
                    + " the first axis.")
    List<String> slice = new ArrayList<>();

    @Option(
            names = "--margin",
            paramLabel = "X",
            description = "How far the rectangle reaches beyond the points, as a share of its sides (default: 0.1).")
    @Nullable
    Double margin;

    @Option(names = "--triangle", description = "Only the triangle of the three points.")
    boolean triangle;

    @Option(
            names = "--plane",
            paramLabel = "P,D,E",
            description =
                    "A square around point P on the plane along directions D and E, named likewise; coordinates are"
                            + " isometric, D is the first axis.")
    List<String> plane = new ArrayList<>();

    @Option(
            names = "--extent",
            paramLabel = "R",
            description = "The square is [-R, R] x [-R, R] in the units of the input (default: 1).")
    @Nullable
    Double extent;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of MNIST, CIFAR-10 ... (default: the environment variable CREASE_DATA).")
    @Nullable
    Path data;

    @Mixin
    ImageOptions images = new ImageOptions();
}
