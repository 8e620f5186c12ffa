package io.crease.measure;

import io.crease.trace.Observer;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several measures that share one pass: one tally for each measure and site it applies to, made when the site is first seen. */
final class TallyObserver implements Observer {
    private final List<Measure> measures;
    private final List<Site> sites;
    private final Surroundings surroundings;
    private final @Nullable Tally[][] tallies;
    private double coveredTo = Double.NaN;

    TallyObserver(List<Measure> measures, List<Site> sites, Surroundings surroundings) {
        this.measures = measures;
        this.sites = sites;
        this.surroundings = surroundings;
        tallies = new Tally[sites.size()][];
    }

    @Nullable
    Tally tally(int site, int measure) {
        Tally[] own = tallies[site];
        return own == null ? null : own[measure];
    }

    double coveredTo() {
        return coveredTo;
    }

    @Override
    public Observer fork() {
        return new TallyObserver(measures, sites, surroundings);
    }

    @Override
    public void accept(Strip strip) {
        Site site = strip.site();
        @Nullable Tally[] own = tallies[site.index()];
        if (own == null) {
            own = new Tally[measures.size()];
            for (int m = 0; m < own.length; m++) {
                if (measures.get(m).appliesTo(site)) {
                    own[m] = measures.get(m).tally(site, surroundings);
                }
            }
            tallies[site.index()] = own;
        }
        for (Tally tally : own) {
            if (tally != null) {
                tally.accept(strip);
            }
        }
        if (site.index() == sites.size() - 1) {
            coveredTo = strip.t(strip.pieces());
        }
    }

    @Override
    public void append(Observer later) {
        TallyObserver that = (TallyObserver) later;
        for (int s = 0; s < tallies.length; s++) {
            @Nullable Tally[] own = tallies[s];
            @Nullable Tally[] other = that.tallies[s];
            if (own == null) {
                tallies[s] = other;
            } else if (other != null) {
                for (int m = 0; m < own.length; m++) {
                    Tally mine = own[m];
                    Tally theirs = other[m];
                    if (mine != null && theirs != null) {
                        mine.append(theirs);
                    }
                }
            }
        }
        if (!Double.isNaN(that.coveredTo)) {
            coveredTo = that.coveredTo;
        }
    }
}
