package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.trace.Images;
import io.crease.trace.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * A DJL block that is no network of ours, run by DJL in its inference form: its images of points are sampled, so lengths and growth can
 * be measured, and nothing that asks for activation patterns. It is looked at behind each layer of its sequential blocks, however nested. A
 * function of one array that keeps the shape counts as an activation and ends a layer.
 */
public final class BlockImages implements Images {
    private static final int MOST_ROWS = 256;
    private static final double SINGLE_ROUNDING = 0x1p-24;

    private final List<Block> layers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final ai.djl.Device device;

    private BlockImages(Block block, Shape input) {
        collect("network", block);
        device = BlockImport.device(block);
        sites.add(new Site(0, 0, Site.Kind.INPUT, "input", "input", input, false, null));
        try (NDManager manager = NDManager.newBaseManager(device)) {
            List<NDArray> images = run(manager, Probe.points(manager, input));
            int layer = 1;
            Shape before = input;
            for (int i = 0; i < images.size(); i++) {
                Shape shape = Probe.shapeOf(images.get(i));
                boolean last = i == images.size() - 1;
                boolean activation = layers.get(i) instanceof LambdaBlock && shape.equals(before);
                Site.Kind kind = activation ? Site.Kind.POST : last ? Site.Kind.OUTPUT : Site.Kind.NODE;
                String what = layers.get(i) instanceof LambdaBlock lambda
                        ? lambda.getName()
                        : layers.get(i).getClass().getSimpleName();
                sites.add(new Site(i + 1, layer, kind, names.get(i), what, shape, false, null));
                layer += activation ? 1 : 0;
                before = shape;
            }
        }
    }

    /**
     * The images of an initialised block.
     *
     * @param block not modified; what it computes changes when it is trained on
     * @param input shape of one input, without the batch
     * @throws InputException if it cannot be run on inputs of that shape
     */
    public static BlockImages of(Block block, Shape input) {
        return new BlockImages(block, input);
    }

    private void collect(String name, Block block) {
        if (block instanceof WrappedBlock wrapped) {
            collect(name, wrapped.block());
        } else if (block.getClass() == SequentialBlock.class && !((SequentialBlock) block).isReturnIntermediate()) {
            for (Pair<String, Block> child : block.getChildren()) {
                collect(BlockImport.child(name, child.getKey()), child.getValue());
            }
        } else {
            layers.add(block);
            names.add(name);
        }
    }

    /** What each layer hands on, arrays of the manager. */
    private List<NDArray> run(NDManager manager, NDArray points) {
        ParameterStore store = new ParameterStore(manager, false);
        List<NDArray> images = new ArrayList<>();
        NDArray current = points;
        for (int i = 0; i < layers.size(); i++) {
            current = BlockImport.run(names.get(i), layers.get(i), store, current);
            images.add(current);
        }
        return images;
    }

    @Override
    public List<Site> sites() {
        return List.copyOf(sites);
    }

    @Override
    public List<Batch> of(Batch points) {
        List<Batch> images = new ArrayList<>();
        images.add(points);
        for (Site site : sites.subList(1, sites.size())) {
            Batch batch = new Batch(site.width());
            batch.resize(points.rows());
            images.add(batch);
        }
        int width = points.width();
        for (int first = 0; first < points.rows(); first += MOST_ROWS) {
            int count = Math.min(MOST_ROWS, points.rows() - first);
            double[] part = new double[count * width];
            System.arraycopy(points.values(), first * width, part, 0, part.length);
            try (NDManager manager = NDManager.newBaseManager(device)) {
                List<NDArray> found = run(
                        manager, Probe.array(manager, part, count, sites.get(0).shape()));
                for (int s = 1; s < sites.size(); s++) {
                    double[] values = Probe.doubles(found.get(s - 1));
                    System.arraycopy(
                            values,
                            0,
                            images.get(s).values(),
                            first * sites.get(s).width(),
                            values.length);
                }
            }
        }
        for (int s = 1; s < sites.size(); s++) {
            double largest = images.get(s).largest();
            if (!Double.isFinite(largest)) {
                throw new ArithmeticException("values at " + sites.get(s).name() + " are not finite");
            }
            images.get(s).setMagnitude(largest);
        }
        return images;
    }

    @Override
    public void letters(Site site, List<Batch> images, int row, int[] letters) {
        throw new IllegalArgumentException(site.name() + " has no letters: DJL does not tell its pieces");
    }

    @Override
    public double rounding() {
        return SINGLE_ROUNDING;
    }
}
