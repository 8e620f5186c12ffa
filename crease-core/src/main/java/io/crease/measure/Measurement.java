package io.crease.measure;

import io.crease.network.Evaluator;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Observer;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trace.Traced;
import io.crease.trace.Tracer;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads measures off one trace of one trajectory through one network. */
public final class Measurement {
    private Measurement() {}

    /** Traces the trajectory on as many threads as there are processors and reads the given measures, all in one pass. */
    public static Readings of(io.crease.network.Network network, Trajectory trajectory, List<Measure> measures) {
        try (Workers workers = Workers.perProcessor()) {
            Tracer tracer = Tracer.of(new Evaluator(network), trajectory.geometry(), workers, Tracer.Options.DEFAULT);
            return of(tracer, trajectory, measures, 0, Monitor.NONE);
        }
    }

    /**
     * Traces the trajectory and reads the given measures, and those they are derived from, in one pass.
     *
     * @param biasRatio σb/σw of the random ensemble the network comes from, or 0
     */
    public static Readings of(
            Tracer tracer, Trajectory trajectory, List<Measure> measures, double biasRatio, Monitor monitor) {
        return of(tracer, trajectory, measures, biasRatio, null, monitor);
    }

    /**
     * The same, with an observer of the pass besides.
     *
     * @param besides sees all that the measures see; null for none
     */
    public static Readings of(
            Tracer tracer,
            Trajectory trajectory,
            List<Measure> measures,
            double biasRatio,
            @Nullable Observer besides,
            Monitor monitor) {
        List<Measure> all = new ArrayList<>(measures);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).needs().stream()
                    .filter(need -> all.stream().noneMatch(m -> m.name().equals(need.name())))
                    .forEach(all::add);
        }
        List<Site> sites = tracer.sites();
        Surroundings surroundings = new Surroundings(
                trajectory, biasRatio, new PatternSets(sites, tracer.options().memoryBudget() / 2));
        TallyObserver observer = new TallyObserver(all, sites, surroundings);
        Traced traced = tracer.trace(trajectory, besides == null ? observer : new Both(observer, besides), monitor);
        Readings readings = new Readings(sites, traced, observer.coveredTo());
        for (Site site : sites) {
            for (int m = 0; m < all.size(); m++) {
                Tally tally = observer.tally(site.index(), m);
                if (tally != null) {
                    readings.add(new Readings.Reading(all.get(m), site, tally.value(), tally.lowerBound()));
                }
            }
        }
        for (Measure measure : all) {
            if (!measure.needs().isEmpty()) {
                for (Site site : sites) {
                    if (measure.appliesTo(site)) {
                        readings.add(new Readings.Reading(measure, site, measure.derive(site, readings), false));
                    }
                }
            }
        }
        return readings;
    }

    /** Two observers of one pass. */
    private record Both(Observer first, Observer second) implements Observer {
        @Override
        public Observer fork() {
            return new Both(first.fork(), second.fork());
        }

        @Override
        public void accept(Strip strip) {
            first.accept(strip);
            second.accept(strip);
        }

        @Override
        public void append(Observer later) {
            Both that = (Both) later;
            first.append(that.first);
            second.append(that.second);
        }
    }
}
