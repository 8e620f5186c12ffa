package io.crease.study;

import io.crease.measure.Certainty;
import java.util.ArrayList;
import java.util.List;

/** A study of two conditions whose cells count how often they are computed. Mutable. */
final class Counting implements Study {
    final List<String> computed = new ArrayList<>();
    Runnable before = () -> {};

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public String describe() {
        return "counts";
    }

    @Override
    public String plan() {
        return "Nothing.";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<String> data() {
        return List.of("mnist");
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim("mean", "the mean is positive", "nobody", "nothing", "it is", rows -> Outcome.of(
                        rows.where("side", "left").measure("count").mean() > 0, false)
                .because("it is")));
    }

    @Override
    public List<Cell> cells(StudySettings settings) {
        List<Cell> cells = new ArrayList<>();
        for (String side : List.of("left", "right")) {
            for (long seed : settings.seeds()) {
                Conditions at = Conditions.of("side", side).and("odd\ttext", "a=\\b\n" + side);
                String key = at.text() + " seed=" + seed;
                cells.add(new Cell(key, seed, bench -> {
                    before.run();
                    computed.add(key);
                    bench.monitor().advanced(0.4);
                    return List.of(
                            StudyRow.ofNetwork(at, "count", seed, seed / 3.0, "1", Certainty.EXACT),
                            StudyRow.ofNetwork(at, "nothing", seed, Double.NaN, "1", Certainty.SAMPLED));
                }));
            }
        }
        return cells;
    }
}
