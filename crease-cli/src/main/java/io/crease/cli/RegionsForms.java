package io.crease.cli;

import io.crease.region.ClassMap;
import io.crease.region.LinearRegionCount;
import io.crease.region.RegionCount;
import java.io.IOException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The regions in every form.
 *
 * @param verbose with the provenance
 */
record RegionsForms(RegionsResult regions, boolean verbose) implements ResultForms {

    @Override
    public String json() {
        return JsonText.of(regions.result(), this::summary);
    }

    private void summary(JsonText json) throws IOException {
        RegionCount count = regions.count();
        json.number("regions", count.regions());
        json.number("bounded", count.bounded());
        json.number("vertices", count.vertices());
        json.number("edges", count.edges());
        json.numbers("faces", count.faces().stream().map(f -> f < 0 ? null : f).toList());
        json.numbers(
                "regionsAfterLayer",
                count.afterLayer().stream().map(RegionCount.AfterLayer::regions).toList());
        json.number("volume", finite(count.volume()));
        json.number("domainVolume", finite(count.domainVolume()));
        json.number("largest", regions.largest());
        json.number("smallest", regions.smallest());
        json.number("settledExactly", count.settledExactly());
        RegionStudies.Found found = regions.found();
        LinearRegionCount linear = found.linear();
        if (found.joined()) {
            json.number("linearRegions", linear == null ? null : linear.linearRegions());
            json.number("constantRegions", linear == null ? null : linear.constant());
            json.number("interiorFacets", linear == null ? null : linear.facets());
        }
        Decision decision = found.decision();
        if (decision != null) {
            ClassMap map = decision.map();
            json.number("decisionLength", map.length());
            json.number("decisionLines", map.lines().size());
            json.numbers(
                    "decisionShares",
                    IntStream.range(0, map.area().size()).mapToObj(map::share).toList());
        }
        json.flag("certified", regions.certificate().certified());
        json.strings("doubts", regions.certificate().doubts());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    @Override
    public String csv() {
        return CsvText.of(regions.result());
    }

    @Override
    public Page page(boolean bars) {
        return RegionsPage.of(regions, verbose);
    }
}
