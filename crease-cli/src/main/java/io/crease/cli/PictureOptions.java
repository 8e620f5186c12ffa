package io.crease.cli;

import io.crease.numeric.InputException;
import io.crease.region.Domain;
import io.crease.report.Fill;
import io.crease.report.RegionPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is drawn, and how. */
final class PictureOptions {
    @Option(names = "--svg", paramLabel = "FILE", description = "Also draw the regions of a plane, to FILE.svg.")
    private @Nullable Path svg;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description =
                    "Likewise to FILE.png. Of several networks FILE shows all side by side, and FILE-001, FILE-002"
                            + " ... one each.")
    private @Nullable Path png;

    @Option(
            names = "--colour",
            paramLabel = "BY",
            description =
                    "What cells are coloured by: slope (the default), output:K, class, pattern, layer, area or none.")
    private @Nullable String colour;

    @Option(
            names = "--panes",
            description = "A pane for each layer, with the boundaries of the layers up to it; the last is coloured.")
    private boolean panes;

    @Option(names = "--no-boundaries", description = "Only the cells' colours, without the layers' boundaries.")
    private boolean noBoundaries;

    /**
     * The files to draw.
     *
     * @throws UsageException if a name ends in another kind, options about pictures stand alone, or the domain is no bounded plane
     */
    List<Path> files(Domain domain) {
        List<Path> files = new ArrayList<>();
        add(files, "svg", svg, domain);
        add(files, "png", png, domain);
        if (files.isEmpty() && (colour != null || panes || noBoundaries)) {
            throw new UsageException(
                    "--colour, --panes and --no-boundaries are about a picture; expected --svg or --png beside them");
        }
        return files;
    }

    private static void add(List<Path> files, String kind, @Nullable Path file, Domain domain) {
        if (file == null) {
            return;
        }
        String option = "--" + kind + " " + file;
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + kind)) {
            throw new UsageException(option + ": of another kind; expected FILE." + kind);
        }
        requirePlane(option, domain);
        files.add(file);
    }

    /** @throws UsageException if a domain cannot be drawn */
    static void requirePlane(String option, Domain domain) {
        if (domain.dimension() != 2 || domain.unbounded()) {
            throw new UsageException(option + " is of a bounded part of a plane, and this domain has dimension "
                    + domain.dimension() + (domain.unbounded() ? " and no bounds" : "")
                    + "; expected a box of two inputs, --slice or --plane");
        }
    }

    /** What cells are coloured by. @throws UsageException if there is no such quantity */
    Fill fill() {
        try {
            return Fill.parse(colour == null ? "slope" : colour);
        } catch (InputException e) {
            throw new UsageException("--colour is '" + colour + "'; expected " + Fill.forms(), e);
        }
    }

    /** The look of the pictures of that many networks. @throws UsageException if panes of layers would be panes of networks too */
    RegionPicture.Options look(int networks) {
        if (panes && networks > 1) {
            throw new UsageException("--panes has a pane for each layer, and " + networks
                    + " networks have one each; expected one network, or no --panes");
        }
        if (panes && noBoundaries) {
            throw new UsageException("--panes shows boundaries layer by layer; expected it without --no-boundaries");
        }
        return new RegionPicture.Options(!noBoundaries, panes, 0, 2);
    }
}
