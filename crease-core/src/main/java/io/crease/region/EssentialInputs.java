package io.crease.region;

import io.crease.network.AffineLayer;
import io.crease.network.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs that suffice to see all regions of R^m. Where everything behind the node that cuts first is made from what that node reads,
 * W·x + b, the network is constant along the kernel of W. With r = rank W and r columns of W that are independent, W maps the coordinate
 * subspace of those r inputs onto the same points as all of R^m. So every region of R^m is a region of that subspace times the kernel of
 * W, a linear space of dimension m − r, and there are as many.
 *
 * @param inputs indices of the r inputs, ascending
 */
public record EssentialInputs(List<Integer> inputs) {
    /** Copies the list. */
    public EssentialInputs {
        inputs = List.copyOf(inputs);
    }

    /**
     * Chooses inputs, by elimination in integers: the rank is exact. All m inputs where the network does not see them through one node, has
     * nothing that cuts, or where the rank exceeds {@code most}.
     *
     * @param most the largest rank of interest; elimination stops behind it
     */
    public static EssentialInputs of(Network network, int most) {
        int m = network.input().size();
        int first = firstCut(network);
        if (first < 0 || !seenThrough(network, first)) {
            return all(m);
        }
        ExactImages images = new ExactImages(network, Domain.space(m));
        int size = network.nodes().get(first).inputs().stream()
                .mapToInt(source -> source == Network.INPUT
                        ? m
                        : network.nodes().get(source).shape().size())
                .sum();
        List<BigInteger[]> rows = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (int element = 0; element < size && rows.size() < m; element++) {
            Form form = images.ofInput(null, first, element);
            BigInteger[] row = new BigInteger[m];
            for (int i = 0; i < m; i++) {
                row[i] = form.integer(i + 1);
            }
            int pivot = eliminate(row, rows, pivots);
            if (pivot >= 0) {
                rows.add(row);
                pivots.add(pivot);
            }
            if (rows.size() > most) {
                return all(m);
            }
        }
        return new EssentialInputs(pivots.stream().sorted().toList());
    }

    /** r: the dimension that is left. */
    public int rank() {
        return inputs.size();
    }

    /** The subspace that they span, or all of R^m where they are all. */
    public Domain domain(Network network) {
        int m = network.input().size();
        return rank() == m
                ? Domain.space(m)
                : Domain.subspace(m, inputs.stream().mapToInt(Integer::intValue).toArray());
    }

    private static EssentialInputs all(int m) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            all.add(i);
        }
        return new EssentialInputs(all);
    }

    private static int firstCut(Network network) {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (!(network.nodes().get(i).layer() instanceof AffineLayer)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether nothing behind a node reads anything before it. */
    private static boolean seenThrough(Network network, int node) {
        return network.nodes().stream().skip(node + 1L).allMatch(later -> later.inputs().stream()
                .allMatch(source -> source >= node));
    }

    /**
     * Takes multiples of the rows from another by Bareiss' scheme, which keeps integers.
     *
     * @return the column of its largest entry then, −1 if nothing is left of it
     */
    private static int eliminate(BigInteger[] row, List<BigInteger[]> rows, List<Integer> pivots) {
        BigInteger before = BigInteger.ONE;
        for (int k = 0; k < rows.size(); k++) {
            BigInteger[] with = rows.get(k);
            BigInteger pivot = with[pivots.get(k)];
            BigInteger factor = row[pivots.get(k)];
            for (int i = 0; i < row.length; i++) {
                row[i] = pivot.multiply(row[i])
                        .subtract(factor.multiply(with[i]))
                        .divide(before);
            }
            before = pivot;
        }
        int largest = 0;
        for (int i = 1; i < row.length; i++) {
            largest = row[i].abs().compareTo(row[largest].abs()) > 0 ? i : largest;
        }
        return row[largest].signum() == 0 ? -1 : largest;
    }
}
