package io.crease.cli;

import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.Workers;
import io.crease.region.Domain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease regions}. */
@Command(
        name = "regions",
        header = "Cut input space into the activation regions of a network and count them, exactly.",
        description = {
            "",
            "Counts regions, vertices and edges after each layer, in a box, on a plane or in all of R^n. A count is certified"
                    + " when every sign that decided it was settled by an error bound or in exact arithmetic, volumes sum to the"
                    + " domain's and the Euler characteristic is right. See docs/regions.md.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done (with --max-regions or --time-limit: perhaps a lower bound), 4 not certified,",
            "130 interrupted.",
            "",
            "Examples:",
            "  crease regions mlp:2-32x3-1",
            "  crease regions mlp:3-12x3-1 --space --faces",
            "  crease regions mlp:2-32x3-1 --box=-1,1 --cells cells.csv --json -o regions.json",
            "  crease regions mlp:784-64x3-10 --slice mnist:test/0,mnist:test/1,mnist:test/2 --data DIR",
            "  crease regions model.onnx --slice a.png,b.png,c.png --normalise imagenet --cells cells.geojson",
            "  crease regions mlp:6-64x4-1 --time-limit 30s",
            "  crease regions mlp:784-64x3-10 --box=0,1 --sample 1000000",
            "  crease regions mlp:8-6x2-1,bias-variance=1 --search --cells cells.csv"
        })
final class RegionsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument network = new NetworkArgument();

    @Mixin
    private DomainOptions domain = new DomainOptions();

    @Mixin
    private RegionOptions limits = new RegionOptions();

    @Option(
            names = "--cells",
            paramLabel = "FILE",
            description = "Also write every region to FILE.csv, or of a plane to FILE.geojson (docs/regions.md).")
    private @Nullable Path cells;

    @Mixin
    private BeyondOptions beyond = new BeyondOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RegionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        limits.options();
        beyond.check();
        NetworkSpec spec = network.spec();
        AskedDomain asked = new Domains(domain, spec, beyond.asked(), session.terminal()).asked();
        if (beyond.asked()) {
            return uncut(spec, asked);
        }
        List<RegionView> views = new ArrayList<>();
        try (Workers workers = threads.workers()) {
            RegionsRun run = new RegionsRun(spec, asked, limits, workers);
            open(views, run.network(), asked.domain());
            RegionsResult found;
            try (Progress progress = session.progress(1)) {
                Supplier<String> soFar = run.soFar();
                if (soFar != null) {
                    progress.show(soFar);
                }
                found = run.run(views, session.command(), progress);
            }
            output.write(new RegionsForms(found, session.verbose()), session.terminal());
            if (found.exitCode() == ExitCode.NOT_CERTIFIED) {
                session.terminal().say("crease: " + found.doubts());
            }
            return found.exitCode();
        } finally {
            views.forEach(RegionView::close);
        }
    }

    /** Finds regions without cutting. */
    private int uncut(NetworkSpec spec, AskedDomain asked) {
        Long points = beyond.points();
        limits.requireUncut(points != null);
        Path file = cells;
        if (file != null && points != null) {
            throw new UsageException("--cells " + file + ": --sample finds patterns, not cells; expected no --cells");
        }
        FoundRegions found;
        try (Workers workers = threads.workers();
                SearchedCellsFile table = file == null
                        ? null
                        : new SearchedCellsFile(file, asked.domain().dimension());
                Progress progress = session.progress(1)) {
            BeyondRun run = new BeyondRun(spec, RegionsRun.built(spec), asked, limits, workers, session.command());
            if (points != null) {
                found = run.sample(points, beyond.seed(spec.seed()), progress);
            } else if (table != null) {
                found = run.search(true, table::add, progress);
                table.commit();
            } else {
                found = run.search(false, region -> {}, progress);
            }
        }
        output.write(new FoundRegionsForms(found, session.verbose()), session.terminal());
        if (found.exitCode() == ExitCode.NOT_CERTIFIED) {
            session.terminal().say("crease: not certified: " + String.join("; ", found.doubts()));
        }
        return found.exitCode();
    }

    /** Opens the files that are made while regions are counted: cells, pictures. */
    private void open(List<RegionView> views, Network built, Domain patch) {
        if (cells != null) {
            views.add(new CellsFile(cells, patch.dimension(), built.output().size()));
        }
    }
}
