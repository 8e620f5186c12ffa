package io.crease.report;

import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.region.Domain;
import io.crease.region.Hyperplane;
import io.crease.region.Region;
import io.crease.region.RegionObserver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a picture of the regions of a plane needs: for each cell its corners, what bounds its sides, and the value that it is
 * coloured by; 60 to 100 bytes a cell. Hand it to {@link io.crease.region.Regions#count} and then to {@link RegionPicture}.
 */
public final class RegionCells implements RegionObserver {
    private static final int NO_STRAND = -1;

    private final Domain domain;
    private final Fill fill;
    private final CellColour colour;
    private final double[] frame;

    private long regions;
    private int cells;
    private int sides;
    /** After cell c, the number of sides so far. */
    private int[] ends = new int[0];

    private float[] values = new float[0];
    /** Corners in shares of the frame, u then v; side i runs from corner i to the next. */
    private float[] corners = new float[0];

    private short[] layers = new short[0];
    private int[] strands = new int[0];
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /**
     * @param domain a bounded piece of a plane, the one that is cut
     * @throws InputException if the domain is not a plane or not bounded, or the fill names an output that the network has not
     */
    public RegionCells(Network network, Domain domain, Fill fill) {
        this(domain, fill, new CellColour(domain, fill, network.output().size()), frame(domain));
    }

    private RegionCells(Domain domain, Fill fill, CellColour colour, double[] frame) {
        this.domain = domain;
        this.fill = fill;
        this.colour = colour;
        this.frame = frame;
    }

    /** u from, v from, u to, v to of the smallest box around the domain. */
    private static double[] frame(Domain domain) {
        double[] around = domain.corners();
        if (domain.dimension() != 2 || around == null) {
            throw new InputException(
                    "picture of a domain of dimension " + domain.dimension() + (domain.unbounded() ? ", unbounded" : "")
                            + "; expected a bounded piece of a plane: a box of two inputs or a slice");
        }
        double[] frame = {around[0], around[1], around[0], around[1]};
        for (int i = 2; i < around.length; i++) {
            frame[i % 2] = Math.min(frame[i % 2], around[i]);
            frame[2 + i % 2] = Math.max(frame[2 + i % 2], around[i]);
        }
        return frame;
    }

    @Override
    public RegionObserver fork() {
        return new RegionCells(domain, fill, colour, frame);
    }

    @Override
    public boolean readsOutputs() {
        return fill.readsOutputs();
    }

    @Override
    public void accept(Region region) {
        regions++;
        if (fill.quantity() == Fill.Quantity.CLASS) {
            colour.classes(region).forEach(part -> {
                int n = part.sides.length;
                open(n);
                for (int i = 0; i < n; i++) {
                    int side = part.sides[i];
                    side(part.corners[2 * i], part.corners[2 * i + 1], side < 0 ? null : region.hyperplane(side));
                }
                close(part.winner);
            });
            return;
        }
        open(region.vertices());
        for (int i = 0; i < region.vertices(); i++) {
            side(region.coordinate(i, 0), region.coordinate(i, 1), region.hyperplane(i));
        }
        close(colour.value(region));
    }

    private void open(int n) {
        if (cells == Integer.MAX_VALUE - 8 || sides > Integer.MAX_VALUE / 2 - 8 - n) {
            throw new InputException("picture of more than " + cells + " cells; expected fewer: choose a smaller box");
        }
        if (cells == ends.length) {
            int room = grown(cells + 1);
            ends = Arrays.copyOf(ends, room);
            values = Arrays.copyOf(values, room);
        }
        room(n);
    }

    private void room(int n) {
        if (sides + n > layers.length) {
            int room = grown(sides + n);
            layers = Arrays.copyOf(layers, room);
            strands = Arrays.copyOf(strands, room);
            corners = Arrays.copyOf(corners, 2 * room);
        }
    }

    private static int grown(int needed) {
        return (int) Math.min(Math.max(16, needed + (long) needed / 2), Integer.MAX_VALUE / 2 - 8);
    }

    private void side(double u, double v, @Nullable Hyperplane plane) {
        corners[2 * sides] = (float) ((u - frame[0]) / (frame[2] - frame[0]));
        corners[2 * sides + 1] = (float) ((v - frame[1]) / (frame[3] - frame[1]));
        layers[sides] = plane == null ? 0 : (short) Math.min(plane.layer(), Short.MAX_VALUE);
        strands[sides] = plane == null || !plane.inside()
                ? NO_STRAND
                : (plane.node() * 31 + plane.neuron()) * 0x9E3779B1 + plane.other() & Integer.MAX_VALUE;
        sides++;
    }

    private void close(double value) {
        ends[cells] = sides;
        values[cells] = (float) value;
        cells++;
        // An area that underflows has no logarithm.
        if (Double.isFinite(value) && (value > 0 || fill.quantity() != Fill.Quantity.AREA)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    @Override
    public void append(RegionObserver later) {
        RegionCells other = (RegionCells) later;
        if (cells + other.cells > ends.length) {
            int room = grown(cells + other.cells);
            ends = Arrays.copyOf(ends, room);
            values = Arrays.copyOf(values, room);
        }
        room(other.sides);
        for (int c = 0; c < other.cells; c++) {
            ends[cells + c] = sides + other.ends[c];
        }
        System.arraycopy(other.values, 0, values, cells, other.cells);
        System.arraycopy(other.corners, 0, corners, 2 * sides, 2 * other.sides);
        System.arraycopy(other.layers, 0, layers, sides, other.sides);
        System.arraycopy(other.strands, 0, strands, sides, other.sides);
        cells += other.cells;
        sides += other.sides;
        regions += other.regions;
        low = Math.min(low, other.low);
        high = Math.max(high, other.high);
    }

    /** Number of regions taken in. */
    public long regions() {
        return regions;
    }

    /** The smallest value that a cell is coloured by; +∞ with none. */
    public double low() {
        return low;
    }

    /** The largest value that a cell is coloured by; −∞ with none. */
    public double high() {
        return high;
    }

    /** What the cells are coloured by. */
    public Fill fill() {
        return fill;
    }

    /** The domain that is cut. */
    public Domain domain() {
        return domain;
    }

    /** The largest number of a layer that cut. */
    int lastLayer() {
        int last = 0;
        for (int s = 0; s < sides; s++) {
            last = Math.max(last, layers[s]);
        }
        return last;
    }

    /** Number of classes when coloured by class, otherwise 0. */
    int classes() {
        return colour.classes();
    }

    /** u from, v from, u to, v to of the smallest box around the domain. Not to be modified. */
    double[] frame() {
        return frame;
    }

    /** Number of cells; a region that several classes share is as many. */
    int cells() {
        return cells;
    }

    /** The first side of a cell; its last is before the next cell's first. */
    int firstSide(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** What a cell is coloured by. */
    float value(int cell) {
        return values[cell];
    }

    /** u of the corner where a side begins, as a share of the frame. */
    float across(int side) {
        return corners[2 * side];
    }

    /** v of the corner where a side begins, as a share of the frame. */
    float up(int side) {
        return corners[2 * side + 1];
    }

    /** The layer that cut along a side, 0 on the domain's own. */
    int layer(int side) {
        return layers[side];
    }

    /** The same number for all sides that one neuron cut, −1 on the domain's own. */
    int strand(int side) {
        return strands[side];
    }
}
