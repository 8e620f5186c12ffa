package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.network.NetworkSpec;
import io.crease.numeric.Workers;
import io.crease.region.LinearRegions;
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
                    + " domain's and the Euler characteristic is right. Draws the regions of a plane, with the decision boundary,"
                    + " as SVG and PNG. See docs/regions.md.",
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
            "  crease regions mlp:2-32x3-1,bias-variance=0.2 --panes --png regions.png",
            "  crease regions model.onnx --colour class --decision --svg classes.svg --png classes.png",
            "  crease regions epoch-1.onnx epoch-2.onnx epoch-3.onnx --box=-1,1 --png training.png",
            "  crease regions mlp:3-12x3-1 --space --faces --linear",
            "  crease regions mlp:2-32x3-1 --box=-1,1 --cells cells.csv --json -o regions.json",
            "  crease regions mlp:784-64x3-10 --slice mnist:test/0,mnist:test/1,mnist:test/2 --data DIR",
            "  crease regions model.onnx --slice a.png,b.png,c.png --normalise imagenet --cells cells.geojson",
            "  crease regions mlp:6-64x4-1 --time-limit 30s",
            "  crease regions mlp:784-64x3-10 --box=0,1 --sample 1000000",
            "  crease regions mlp:8-6x2-1,bias-variance=1 --search --cells cells.csv",
            "  crease regions mlp:2-32x3-1,bias-variance=0.2 --decision --report regions.html"
        })
final class RegionsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworksArgument networks = new NetworksArgument();

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
    private DecisionOptions decisions = new DecisionOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private BeyondOptions beyond = new BeyondOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private ReportFile report = new ReportFile();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RegionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        limits.options();
        beyond.check();
        List<NetworkSpec> specs = networks.specs();
        AskedDomain asked = new Domains(domain, specs.get(0), beyond.asked(), session.terminal()).asked();
        List<Path> drawn = pictures.files(asked.domain());
        pictures.look(specs.size());
        pictures.fill();
        decisions.check(asked.domain(), specs.size());
        Path page = report.file();
        output.requireOtherThan(page);
        if (beyond.asked()) {
            if (specs.size() > 1 || !drawn.isEmpty() || limits.linear() || decisions.asked()) {
                throw new UsageException(
                        "--sample and --search cut nothing, so there is nothing to draw or join; expected one network,"
                                + " without --png, --svg, --linear and --decision");
            }
            return uncut(specs.get(0), asked, page);
        }
        try (Workers workers = threads.workers()) {
            return specs.size() == 1
                    ? one(new RegionsRun(specs.get(0), asked, limits, workers), asked, drawn, page)
                    : series(specs, asked, drawn, page, workers);
        }
    }

    private int one(RegionsRun run, AskedDomain asked, List<Path> drawn, @Nullable Path page) {
        RegionStudies studies = studies(run, asked);
        List<RegionView> views = new ArrayList<>();
        try {
            open(views, run, asked, drawn, studies);
            PictureFile shown =
                    page == null || !plane(asked) ? null : picture(List.of(), run, asked, 1, studies.decision());
            if (shown != null) {
                views.add(shown);
            }
            RegionsResult found;
            try (Progress progress = session.progress(1)) {
                Supplier<String> soFar = run.soFar();
                if (soFar != null) {
                    progress.show(soFar);
                }
                found = run.run(studies, views, session.command(), progress);
            }
            RegionsForms forms = new RegionsForms(found, session.verbose());
            output.write(forms, session.terminal());
            if (page != null) {
                RegionsReport.write(forms, shown, page);
            }
            if (found.exitCode() == ExitCode.NOT_CERTIFIED) {
                session.terminal().say("crease: " + found.doubts());
            }
            return found.exitCode();
        } finally {
            views.forEach(RegionView::close);
        }
    }

    /** Finds regions without cutting. */
    private int uncut(NetworkSpec spec, AskedDomain asked, @Nullable Path page) {
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
        FoundRegionsForms forms = new FoundRegionsForms(found, session.verbose());
        output.write(forms, session.terminal());
        if (page != null) {
            Run run = RunFile.of(page.toString(), forms.json());
            RunReport.write(List.of(run), List.of(RunPage.of(run).with(forms.page(false))), page);
        }
        if (found.exitCode() == ExitCode.NOT_CERTIFIED) {
            session.terminal().say("crease: not certified: " + String.join("; ", found.doubts()));
        }
        return found.exitCode();
    }

    /** Opens the files that are made while regions are counted: cells, lines, pictures. */
    private void open(
            List<RegionView> views, RegionsRun run, AskedDomain asked, List<Path> drawn, RegionStudies studies) {
        if (cells != null) {
            views.add(new CellsFile(
                    cells, asked.domain().dimension(), run.network().output().size()));
        }
        Decision decision = studies.decision();
        Path lines = decisions.lines();
        if (lines != null && decision != null) {
            views.add(new DecisionFile(lines, decision));
        }
        if (!drawn.isEmpty()) {
            views.add(picture(drawn, run, asked, 1, decision));
        }
    }

    /** Whether its regions can be drawn. */
    private static boolean plane(AskedDomain asked) {
        return asked.domain().dimension() == 2 && !asked.domain().unbounded();
    }

    private PictureFile picture(
            List<Path> files, RegionsRun run, AskedDomain asked, int networks, @Nullable Decision decision) {
        return new PictureFile(
                files, run.spec().text(), run.network(), asked, pictures.fill(), pictures.look(networks), decision);
    }

    private RegionStudies studies(RegionsRun run, AskedDomain asked) {
        return new RegionStudies(
                limits.linear() ? new LinearRegions(run.network(), asked.domain()) : null,
                decisions.decision(run.network(), asked.domain()));
    }

    private int series(
            List<NetworkSpec> specs, AskedDomain asked, List<Path> drawn, @Nullable Path page, Workers workers) {
        output.requirePage("is of one network; expected one NETWORK, the printed table, or a page with --report");
        if (cells != null) {
            throw new UsageException("--cells is of one network; expected one NETWORK");
        }
        drawn.forEach(file -> AtomicFile.draft(file).close());
        List<SeriesRun.Member> members = new ArrayList<>();
        for (NetworkSpec spec : specs) {
            RegionsRun run = new RegionsRun(spec, asked, limits, workers);
            RegionStudies studies = studies(run, asked);
            members.add(new SeriesRun.Member(
                    run,
                    studies,
                    drawn.isEmpty() && (page == null || !plane(asked))
                            ? null
                            : picture(List.of(), run, asked, specs.size(), studies.decision())));
        }
        List<RegionsResult> found;
        try (Progress progress = session.progress(specs.size())) {
            found = new SeriesRun(members).run(drawn, session.command(), progress);
        }
        SeriesPage all = new SeriesPage(found, session.verbose());
        output.write(all, session.terminal());
        if (page != null) {
            RegionsReport.write(all, members, page);
        }
        found.stream().filter(one -> one.exitCode() == ExitCode.NOT_CERTIFIED).forEach(one -> session.terminal()
                .say("crease: " + one.result().subject().network().source() + ": " + one.doubts()));
        return found.stream().mapToInt(RegionsResult::exitCode).max().orElse(ExitCode.DONE);
    }
}
