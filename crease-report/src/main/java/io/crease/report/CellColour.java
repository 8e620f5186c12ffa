package io.crease.report;

import io.crease.numeric.InputException;
import io.crease.region.Domain;
import io.crease.region.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The value that a cell is coloured by. */
final class CellColour {

    /** A part of a cell where one class wins. */
    static final class Part {
        final int winner;
        /** u, v of each corner, counterclockwise. */
        final double[] corners;
        /** The cell's side that each side, from its corner to the next, lies on; −1 between two classes. */
        final int[] sides;

        Part(int winner, double[] corners, int[] sides) {
            this.winner = winner;
            this.corners = corners;
            this.sides = sides;
        }
    }

    private final Fill fill;
    private final int outputs;
    private final double unitArea;
    /** Inverse of the Gram matrix of the plane's directions: its entries 00, 01, 11. */
    private final double[] inverseGram;

    /** @throws InputException if the fill names an output that is not there */
    CellColour(Domain domain, Fill fill, int outputs) {
        if (fill.output() >= outputs) {
            throw new InputException("fill output:" + fill.output() + ": the network has " + outputs
                    + (outputs == 1 ? " output" : " outputs") + "; expected a number below: they count from 0");
        }
        this.fill = fill;
        this.outputs = outputs;
        unitArea = domain.unitVolume();
        double uu = 0;
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < domain.inputs() && domain.dimension() == 2; i++) {
            uu += domain.direction(0, i) * domain.direction(0, i);
            uv += domain.direction(0, i) * domain.direction(1, i);
            vv += domain.direction(1, i) * domain.direction(1, i);
        }
        double determinant = uu * vv - uv * uv;
        inverseGram = new double[] {vv / determinant, -uv / determinant, uu / determinant};
    }

    /** Number of classes when coloured by class, otherwise 0. */
    int classes() {
        return fill.quantity() != Fill.Quantity.CLASS ? 0 : outputs == 1 ? 2 : outputs;
    }

    double value(Region region) {
        return switch (fill.quantity()) {
            case NONE, CLASS -> 0;
            case SLOPE -> slope(region);
            case OUTPUT -> {
                double[] c = centroid(region);
                yield at(region, fill.output(), c[0], c[1]);
            }
            case PATTERN -> Math.floorMod(region.patternHigh() ^ region.patternLow() >>> 7, (long) Palette.PALE);
            case LAYER -> region.layer();
            case AREA -> region.volume() * unitArea;
        };
    }

    /** √tr(J·G⁻¹·Jᵀ): J the derivatives by the coordinates, G the Gram matrix of the directions. */
    private double slope(Region region) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            double du = region.output(k, 1);
            double dv = region.output(k, 2);
            sum += inverseGram[0] * du * du + 2 * inverseGram[1] * du * dv + inverseGram[2] * dv * dv;
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static double at(Region region, int output, double u, double v) {
        return region.output(output, 0) + region.output(output, 1) * u + region.output(output, 2) * v;
    }

    /** The centre of mass; of a sliver with no area to speak of the mean of the corners. */
    static double[] centroid(Region region) {
        int n = region.vertices();
        double u0 = region.coordinate(0, 0);
        double v0 = region.coordinate(0, 1);
        double area = 0;
        double u = 0;
        double v = 0;
        double meanU = 0;
        double meanV = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double au = region.coordinate(i, 0) - u0;
            double av = region.coordinate(i, 1) - v0;
            double bu = region.coordinate(j, 0) - u0;
            double bv = region.coordinate(j, 1) - v0;
            double twice = au * bv - bu * av;
            area += twice;
            u += twice * (au + bu);
            v += twice * (av + bv);
            meanU += au / n;
            meanV += av / n;
        }
        boolean thin = !(area > Double.MIN_NORMAL);
        return new double[] {u0 + (thin ? meanU : u / (3 * area)), v0 + (thin ? meanV : v / (3 * area))};
    }

    /** The parts of a cell where each class wins, in the order of the classes. */
    List<Part> classes(Region region) {
        int n = region.vertices();
        double[] corners = new double[2 * n];
        int[] sides = new int[n];
        for (int i = 0; i < n; i++) {
            corners[2 * i] = region.coordinate(i, 0);
            corners[2 * i + 1] = region.coordinate(i, 1);
            sides[i] = i;
        }
        List<Part> won = new ArrayList<>();
        for (int k = 0; k < classes(); k++) {
            Part part = new Part(k, corners, sides);
            for (int rival = 0; rival < classes() && part.sides.length > 0; rival++) {
                if (rival != k) {
                    part = ahead(region, part, rival);
                }
            }
            if (part.sides.length > 2) {
                won.add(part);
            }
        }
        return won;
    }

    /** By how much one class is ahead of another at a point. With a single output class 1 is above zero. */
    private double lead(Region region, int k, int rival, double u, double v) {
        if (outputs == 1) {
            return k == 0 ? -at(region, 0, u, v) : at(region, 0, u, v);
        }
        return at(region, k, u, v) - at(region, rival, u, v);
    }

    /** What is left of a part where its class is ahead of the rival; where they are equal all through, the first has it. */
    private Part ahead(Region region, Part part, int rival) {
        int n = part.sides.length;
        double[] lead = new double[n];
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            lead[i] = lead(region, part.winner, rival, part.corners[2 * i], part.corners[2 * i + 1]);
            best = Math.max(best, lead[i]);
            worst = Math.min(worst, lead[i]);
        }
        if (worst >= 0 && (best > 0 || part.winner < rival)) {
            return part;
        }
        if (best <= 0) {
            return new Part(part.winner, new double[0], new int[0]);
        }
        double[] corners = new double[4 * n];
        int[] sides = new int[2 * n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            if (lead[i] >= 0) {
                corners[2 * count] = part.corners[2 * i];
                corners[2 * count + 1] = part.corners[2 * i + 1];
                sides[count++] = lead[i] == 0 && lead[j] < 0 ? -1 : part.sides[i];
            }
            if ((lead[i] > 0 && lead[j] < 0) || (lead[i] < 0 && lead[j] > 0)) {
                double share = lead[i] / (lead[i] - lead[j]);
                for (int c = 0; c < 2; c++) {
                    double from = part.corners[2 * i + c];
                    corners[2 * count + c] = from + share * (part.corners[2 * j + c] - from);
                }
                sides[count++] = lead[i] > 0 ? -1 : part.sides[i];
            }
        }
        return new Part(part.winner, Arrays.copyOf(corners, 2 * count), Arrays.copyOf(sides, count));
    }
}
