package io.crease.report;

import io.crease.region.Domain;

/** Where the frame of a plane lies on the figure. */
record View(RegionCells cells, double x, double y, double width, double height) {
    /** How much longer one side may be than the other before the axes get a scale each. */
    private static final double LONGEST = 6;

    /** Width and height, the longer one {@code size}, at which a unit of length in input space is as long along both axes. */
    static double[] extent(RegionCells cells, double size) {
        double[] frame = cells.frame();
        double across = (frame[2] - frame[0]) * length(cells.domain(), 0);
        double up = (frame[3] - frame[1]) * length(cells.domain(), 1);
        double ratio = Math.max(1 / LONGEST, Math.min(LONGEST, across / up));
        return ratio >= 1 ? new double[] {size, Math.rint(size / ratio)} : new double[] {Math.rint(size * ratio), size};
    }

    private static double length(Domain domain, int direction) {
        double sum = 0;
        for (int i = 0; i < domain.inputs(); i++) {
            sum += domain.direction(direction, i) * domain.direction(direction, i);
        }
        return Math.sqrt(sum);
    }

    /** Pixels from the left of a share of the frame. */
    double xOfShare(double share) {
        return x + share * width;
    }

    /** Pixels from the top of a share of the frame. */
    double yOfShare(double share) {
        return y + (1 - share) * height;
    }

    /** Pixels from the left of coordinate u. */
    double x(double u) {
        double[] frame = cells.frame();
        return xOfShare((u - frame[0]) / (frame[2] - frame[0]));
    }

    /** Pixels from the top of coordinate v. */
    double y(double v) {
        double[] frame = cells.frame();
        return yOfShare((v - frame[1]) / (frame[3] - frame[1]));
    }

    /** Units of {@link Outline} of the corner where a side of a cell begins, put to {@code xy[at], xy[at + 1]}. */
    void put(int side, int[] xy, int at) {
        xy[at] = Outline.units(xOfShare(cells.across(side)));
        xy[at + 1] = Outline.units(yOfShare(cells.up(side)));
    }
}
