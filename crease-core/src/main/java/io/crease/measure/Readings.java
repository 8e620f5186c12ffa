package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Traced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that was read off one trace: one reading for each measure and site it applies to. Immutable once handed out. */
public final class Readings {
    /**
     * One number.
     *
     * @param measure what was measured
     * @param site where
     * @param value the number
     * @param lowerBound whether a set outgrew its memory, so that the true count may be larger
     */
    public record Reading(Measure measure, Site site, double value, boolean lowerBound) {}

    private final List<Site> sites;
    private final Traced traced;
    private final double coveredTo;
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    Readings(List<Site> sites, Traced traced, double coveredTo) {
        this.sites = sites;
        this.traced = traced;
        this.coveredTo = coveredTo;
    }

    void add(Reading reading) {
        readings.put(reading.measure().name() + "@" + reading.site().index(), reading);
    }

    /** The sites of the network in order. */
    public List<Site> sites() {
        return sites;
    }

    /** What the trace says of itself. */
    public Traced traced() {
        return traced;
    }

    /** The largest t up to which the last site has been seen; the end of the trajectory unless the trace was stopped. */
    public double coveredTo() {
        return coveredTo;
    }

    /** All readings, by measure and then by site. */
    public List<Reading> all() {
        return List.copyOf(readings.values());
    }

    /** The value of a measure at a site; NaN where it has none. */
    public double value(Measure measure, Site site) {
        return value(measure.name(), site);
    }

    /** The value of the measure of that name at a site; NaN where it has none. */
    public double value(String measure, Site site) {
        Reading reading = readings.get(measure + "@" + site.index());
        return reading == null ? Double.NaN : reading.value();
    }

    /** The site of a kind at a layer (numbered from 1; the output last).
     *
     * @throws IllegalArgumentException if there is none
     */
    public Site site(int layer, Site.Kind kind) {
        return sites.stream()
                .filter(site -> site.layer() == layer && site.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind.text() + " site at layer " + layer));
    }

    /** The value of a measure at the site of a kind at a layer. */
    public double value(String measure, int layer, Site.Kind kind) {
        return value(measure, site(layer, kind));
    }
}
