package io.crease.trace;

import io.crease.numeric.PatternHash;
import java.util.Arrays;

/** Letters at sampled points. */
final class PointLetters {
    private static final int NONE = -1;

    private PointLetters() {}

    /**
     * The letters of a site at each sample, or at each but the first. Where the trajectory's first or last sample lies on a
     * knot, or candidates are equal there (two flat patches of a picture), it has the letter of its neighbour: as on exact traces,
     * what lies inside settles it. Others are settled by the order of letters.
     *
     * @param ends whether the last sample is the trajectory's last
     */
    static Letters of(Images images, Site site, Samples samples, boolean withFirst, boolean ends) {
        int width = site.width();
        int start = withFirst ? 0 : 1;
        int[] first = new int[width];
        int[] letters = new int[width];
        int last = samples.count() - 1;
        int[] now = new int[width];
        int[] next = new int[width];
        settle(images, site, samples, start, withFirst && last > 0 ? 1 : NONE, first, next);
        System.arraycopy(first, 0, letters, 0, width);
        Events events = new Events();
        for (int row = start + 1; row <= last; row++) {
            settle(images, site, samples, row, row == last && ends ? row - 1 : NONE, now, next);
            for (int j = 0; j < width; j++) {
                if (now[j] != letters[j]) {
                    events.add(row - start, 0, samples.t(row), j, letters[j], now[j]);
                    letters[j] = now[j];
                }
            }
        }
        return new Letters(
                samples.count() - start,
                first,
                events.count,
                events.piece,
                events.neuron,
                events.from,
                events.to,
                events.t);
    }

    /** The letters at a row, where there is a choice those that another row has. */
    private static void settle(
            Images images, Site site, Samples samples, int row, int other, int[] letters, int[] ofOther) {
        Arrays.fill(ofOther, Images.NO_LETTER);
        if (other != NONE) {
            images.letters(site, samples.images(), other, ofOther);
        }
        System.arraycopy(ofOther, 0, letters, 0, letters.length);
        images.letters(site, samples.images(), row, letters);
    }

    /** Adds the letters of one site to the pattern hashes, cell by cell. */
    static void hash(int site, Partition partition, Letters letters) {
        long high = 0;
        long low = 0;
        for (int j = 0; j < letters.width(); j++) {
            high ^= PatternHash.high(site, j, letters.first(j));
            low ^= PatternHash.low(site, j, letters.first(j));
        }
        int e = 0;
        for (int cell = 0; cell < letters.cells(); cell++) {
            for (; e < letters.changes() && letters.cell(e) == cell; e++) {
                int j = letters.neuron(e);
                high ^= PatternHash.high(site, j, letters.from(e)) ^ PatternHash.high(site, j, letters.to(e));
                low ^= PatternHash.low(site, j, letters.from(e)) ^ PatternHash.low(site, j, letters.to(e));
            }
            partition.hashHigh[cell] ^= high;
            partition.hashLow[cell] ^= low;
        }
    }
}
