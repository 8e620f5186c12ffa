package io.crease.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The trajectory as it stands in options; {@link Curves} makes it. */
final class TrajectoryOptions {
    @Option(
            names = "--along",
            paramLabel = "KIND",
            description =
                    "arc (default), line, circle, ellipse, bezier, polyline; or a file of points (.npy, .npz, .csv) or a"
                            + " folder of images: a polyline through its rows or images. See 'crease list trajectories'.")
    @Nullable
    String along;

    @Option(
            names = "--from",
            paramLabel = "POINT",
            description =
                    "Start, such as gaussian:7, mnist:test/17, photo.png or points.npy#3; see 'crease list points'. Default: a random"
                            + " point, orthogonal to the other end.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "POINT", description = "End, likewise.")
    @Nullable
    String to;

    @Option(
            names = "--via",
            paramLabel = "POINT",
            description =
                    "Control point of a Bezier curve, centre of a circle or ellipse, a corner of a polyline (repeatable).")
    List<String> via = new ArrayList<>();

    @Option(
            names = "--span",
            paramLabel = "A,B",
            description = "Only the stretch from t = A to t = B of the curve's [0, 1].")
    @Nullable
    String span;

    @Option(
            names = "--radius",
            paramLabel = "R",
            description =
                    "Norm of random points (default: the square root of the number of inputs, so that a coordinate has"
                            + " mean square 1).")
    @Nullable
    Double radius;

    @Option(
            names = "--trajectory-seed",
            paramLabel = "N",
            description = "Seed of random points (default: the network's seed; with --seeds each repetition's own).")
    @Nullable
    Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of MNIST, CIFAR-10 ... (default: the environment variable CREASE_DATA).")
    @Nullable
    Path data;

    @Mixin
    ImageOptions images = new ImageOptions();
}
