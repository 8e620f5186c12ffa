package io.crease.onnx;

import ai.onnxruntime.OnnxJavaType;
import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.trace.Images;
import io.crease.trace.Site;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is no network of ours, run by ONNX Runtime with the tensors to be looked at as outputs: its images of points are
 * sampled. Activations are found by operator; what goes into a softmax shows masked scores as 0. Points run in batches where they
 * do not influence each other, else one by one. Holds memory outside Java's heap until closed.
 */
public final class RuntimeGraph implements Images, AutoCloseable {
    private static final long VALUES_IN_A_RUN = 1 << 23;
    private static final int MOST_ROWS = 256;
    private static final double MASKED = -1e30;

    private final OnnxFile file;
    private final GraphInput input;
    private final RuntimeSession session;
    private final List<Site> sites = new ArrayList<>();
    private final List<View> shown = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Set<String> tensors = new LinkedHashSet<>();
    private final List<String> notes;
    private final String fingerprint;
    private final int rows;
    private final double rounding;

    private RuntimeGraph(OnnxImport imported) {
        file = imported.file();
        input = imported.input();
        GraphEnd end = GraphEnd.of(file);
        ForeignViews found = ForeignViews.of(file, end);
        unseen.addAll(found.unseen());
        Set<String> wanted = new LinkedHashSet<>();
        found.views().stream()
                .map(View::tensor)
                .filter(t -> !t.equals(input.name()))
                .forEach(wanted::add);
        if (wanted.isEmpty()) {
            throw new InputException(file.name()
                    + ": no activation and no output depends on the input; expected a network: export again");
        }
        byte[] model = SelfContained.withOutputs(file, wanted).toByteArray();
        fingerprint = sha256(model);
        session = loaded(imported, model);
        try {
            Map<String, String> blind = new LinkedHashMap<>();
            double coarsest = rounding(type(input.elementType()));
            for (Map.Entry<String, @Nullable OnnxJavaType> entry :
                    session.types().entrySet()) {
                double own = rounding(entry.getValue());
                if (own == 0) {
                    blind.put(
                            entry.getKey(),
                            "it holds " + (entry.getValue() == null ? "no tensor" : entry.getValue())
                                    + ", not numbers");
                } else {
                    tensors.add(entry.getKey());
                    coarsest = Math.max(coarsest, own);
                }
            }
            RuntimeProbe probe = new RuntimeProbe(file.name(), session, input, tensors, coarsest > 0x1p-24);
            blind.putAll(probe.unseen());
            tensors.removeAll(blind.keySet());
            list(found.views(), probe.shapes(), blind);
            rounding = coarsest;
            long values = Math.max(1, Images.super.values());
            rows = (int) Math.min(probe.together(), Math.max(1, Math.min(MOST_ROWS, VALUES_IN_A_RUN / values)));
            notes = notes(end, probe.together());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Loads a graph and runs it on two points to see what it makes of them.
     *
     * @throws InputException in one line, if ONNX Runtime does not load or run it, or nothing of it can be seen
     */
    public static RuntimeGraph open(OnnxImport imported) {
        return new RuntimeGraph(imported);
    }

    /** The session; where ONNX Runtime refuses the model, the error also says why it is asked at all. */
    private static RuntimeSession loaded(OnnxImport imported, byte[] model) {
        try {
            return new RuntimeSession(imported.file().name(), model, imported.input());
        } catch (InputException e) {
            throw imported.network() != null
                    ? e
                    : new InputException(e.getMessage() + ". Without it " + imported.whyForeign(), e);
        }
    }

    private static @Nullable OnnxJavaType type(int element) {
        return element == ElementType.DOUBLE.code()
                ? OnnxJavaType.DOUBLE
                : element == ElementType.FLOAT.code()
                        ? OnnxJavaType.FLOAT
                        : element == ElementType.FLOAT16.code() ? OnnxJavaType.FLOAT16 : OnnxJavaType.BFLOAT16;
    }

    /** The rounding of a type, 0 for one that is not looked at. */
    private static double rounding(@Nullable OnnxJavaType type) {
        if (type == OnnxJavaType.DOUBLE) {
            return DOUBLE_ROUNDING;
        }
        return type == OnnxJavaType.FLOAT
                ? 0x1p-24
                : type == OnnxJavaType.FLOAT16 ? 0x1p-11 : type == OnnxJavaType.BFLOAT16 ? 0x1p-8 : 0;
    }

    private void list(List<View> views, Map<String, Shape> shapes, Map<String, String> blind) {
        sites.add(new Site(0, 0, Site.Kind.INPUT, "input", "input", input.shape(), false, null));
        int layer = 1;
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            boolean pair = view.kind() == Site.Kind.PRE;
            View behind = pair ? views.get(i + 1) : view;
            String why = blind.get(view.tensor()) != null ? blind.get(view.tensor()) : blind.get(behind.tensor());
            if (why != null) {
                unseen.add(new Unseen(view.node().name(), view.node().op(), why));
            } else if (pair) {
                Shape before = shape(view, shapes);
                Activation phi = fitting(view.activation(), before, shape(behind, shapes));
                add(view, layer, before, phi);
                add(behind, layer, shape(behind, shapes), phi);
                layer++;
            } else {
                add(view, layer, shape(view, shapes), null);
            }
            i += pair ? 1 : 0;
        }
        if (sites.size() == 1) {
            throw new InputException(file.name() + ": nothing of it can be seen ("
                    + unseen.get(0).reason() + "); expected activations or an output of numbers");
        }
    }

    private Shape shape(View view, Map<String, Shape> shapes) {
        return shapes.getOrDefault(view.tensor(), input.shape());
    }

    private void add(View view, int layer, Shape shape, @Nullable Activation phi) {
        boolean cutting = view.kind() == Site.Kind.POST && phi instanceof PiecewiseLinear;
        sites.add(new Site(sites.size(), layer, view.kind(), view.node().name(), view.what(), shape, cutting, phi));
        shown.add(view);
    }

    /** φ, unless images before and behind differ in size or its slopes do not go over the channels. */
    private static @Nullable Activation fitting(@Nullable Activation phi, Shape before, Shape behind) {
        boolean channels = !(phi instanceof PiecewiseLinear pl)
                || pl.channels() == 1
                || (before.rank() > 0 && pl.channels() == before.extent(0));
        return before.size() == behind.size() && channels ? phi : null;
    }

    private List<String> notes(GraphEnd end, int together) {
        List<String> all = new ArrayList<>();
        end.notes().forEach(n -> all.add(n.endsWith(".") ? n.substring(0, n.length() - 1) : n));
        all.add("Sampled: ONNX Runtime runs the graph in "
                + (rounding <= DOUBLE_ROUNDING ? "double" : rounding <= 0x1p-24 ? "single" : "half") + " precision, "
                + (together == 1 ? "point by point" : "in batches"));
        unseen.forEach(u -> all.add("Not seen: " + u.node() + " (" + u.op() + "), " + u.reason()));
        return List.copyOf(all);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 in hexadecimal of the model as it is run: external data read in, the tensors that are looked at as outputs. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Shape of the input, without the batch. */
    public Shape input() {
        return input.shape();
    }

    /** What cannot be looked at, and why. */
    public List<Unseen> unseen() {
        return List.copyOf(unseen);
    }

    /** What is to be said of the results: what was cut off, how it was run. */
    public List<String> notes() {
        return notes;
    }

    /** Number of elements of the floating-point tensors that the graph stores. */
    public long parameters() {
        return file.model().getGraph().getInitializerList().stream()
                .filter(t -> {
                    ElementType type = ElementType.of(t.getDataType());
                    return type != null && !type.integer();
                })
                .mapToLong(t -> t.getDimsList().stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    @Override
    public List<Site> sites() {
        return List.copyOf(sites);
    }

    @Override
    public double rounding() {
        return rounding;
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
        int size = points.width();
        int fixed = input.fixedBatch();
        for (int first = 0; first < points.rows(); first += rows) {
            int count = Math.min(rows, points.rows() - first);
            int run = Math.max(count, fixed); // a batch of fixed size is filled up with zeros
            double[] part = new double[run * size];
            System.arraycopy(points.values(), first * size, part, 0, count * size);
            Map<String, RuntimeSession.Found> found;
            try {
                found = session.run(part, run, tensors);
            } catch (RuntimeSession.RunException e) {
                throw new InputException(file.name() + ": ONNX Runtime stopped: " + e.getMessage(), e);
            }
            for (int s = 1; s < sites.size(); s++) {
                take(shown.get(s - 1), found, part, run, images.get(s), first, count);
            }
        }
        for (int s = 1; s < sites.size(); s++) {
            double largest = images.get(s).largest();
            if (!Double.isFinite(largest)) {
                throw new ArithmeticException(
                        file.name() + ": values at " + sites.get(s).name() + " are not finite");
            }
            images.get(s).setMagnitude(largest);
        }
        return images;
    }

    private void take(
            View view,
            Map<String, RuntimeSession.Found> found,
            double[] points,
            int run,
            Batch image,
            int first,
            int count) {
        int width = image.width();
        RuntimeSession.Found tensor = found.get(view.tensor());
        double[] values = tensor == null ? points : tensor.values();
        if (values.length != run * width) {
            throw new InputException(
                    file.name() + ": " + view.node().where() + " made " + values.length + " values for " + run
                            + " points; expected " + width + " a point: its shape depends on the values");
        }
        double[] to = image.values();
        int at = first * width;
        System.arraycopy(values, 0, to, at, count * width);
        if (view.scores()) {
            for (int i = at; i < at + count * width; i++) {
                to[i] = to[i] < MASKED ? 0 : to[i];
            }
        }
    }

    @Override
    public void letters(Site site, List<Batch> images, int row, int[] letters) {
        if (site.activation() instanceof PiecewiseLinear activation) {
            double[] before = images.get(site.index() - 1).values();
            for (int j = 0; j < letters.length; j++) {
                letters[j] = activation.piece(before[row * letters.length + j]);
            }
        }
    }

    /** Frees what ONNX Runtime holds. */
    @Override
    public void close() {
        session.close();
    }
}
