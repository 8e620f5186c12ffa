package io.crease.measure;

import io.crease.trace.Letters;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import org.jspecify.annotations.Nullable;

/**
 * Distinct activation patterns met, the letters of layers 1..d together with the winners of max pools. A straight line never
 * re-enters a convex region, so on it every piece has a pattern of its own; on other curves patterns recur and distinct ones are
 * counted by 128-bit hashes, as many as the memory budget holds.
 */
public final class Patterns implements Measure {
    private static final Pieces PIECES = new Pieces();

    @Override
    public String name() {
        return "patterns";
    }

    @Override
    public String unit() {
        return "patterns";
    }

    @Override
    public String describe() {
        return "Distinct activation patterns of layers 1..d met along the trajectory, winners of max pools included; at most 1 + the"
                + " number of transition times, equal on a line. Counted by 128-bit hashes; a lower bound when memory runs out.";
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.cutting();
    }

    @Override
    public @Nullable Tally tally(Site site, Surroundings surroundings) {
        Trajectory trajectory = surroundings.trajectory();
        boolean straight = trajectory.geometry().kind() == Geometry.Kind.LINE && trajectory.breaks().length == 2;
        return straight
                ? PIECES.tally(site, surroundings)
                : new Distinct(surroundings.patterns().of(site));
    }

    /** Puts all patterns into one set that all stretches share; its size does not depend on their order. */
    private static final class Distinct implements Tally {
        private final HashSet128 set;

        Distinct(HashSet128 set) {
            this.set = set;
        }

        @Override
        public void accept(Strip strip) {
            Letters letters = strip.letters();
            int cells = letters == null ? 0 : letters.cells();
            synchronized (set) {
                for (int i = 0; i < cells; i++) {
                    set.add(strip.patternHigh(i), strip.patternLow(i));
                }
            }
        }

        @Override
        public void append(Tally later) {
            // The set is shared: what the later stretch has met is in it.
        }

        @Override
        public double value() {
            return set.size();
        }

        @Override
        public boolean lowerBound() {
            return set.full();
        }
    }
}
