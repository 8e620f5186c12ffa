package io.crease.measure;

import io.crease.trace.Letters;
import io.crease.trace.Strip;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts changes of letters along a site, those between strips and between stretches included. */
final class ChangeCount implements Tally {
    private final Function<Strip, @Nullable Letters> letters;
    private final LetterRun run = new LetterRun();
    private long count;

    /** @param letters which letters of a strip are meant; none where it gives null */
    ChangeCount(Function<Strip, @Nullable Letters> letters) {
        this.letters = letters;
    }

    @Override
    public void accept(Strip strip) {
        Letters own = letters.apply(strip);
        if (own != null) {
            run.accept(own, (j, from, to) -> count++);
            count += own.changes();
        }
    }

    @Override
    public void append(Tally later) {
        ChangeCount that = (ChangeCount) later;
        count += that.count;
        run.append(that.run, (j, from, to) -> count++);
    }

    @Override
    public double value() {
        return count;
    }
}
