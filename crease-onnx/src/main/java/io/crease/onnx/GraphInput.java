package io.crease.onnx;

import io.crease.data.HeapBudget;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.jspecify.annotations.Nullable;

/** The one input of a graph that is not stored in it, and where its batch is. Immutable. */
public final class GraphInput {
    private final String name;
    private final ElementType type;
    private final Dims dims;
    private final boolean batched;
    private final int fixedBatch;
    private final Step step;

    private GraphInput(String name, ElementType type, Dims dims, boolean batched, int fixedBatch) {
        this.name = name;
        this.type = type;
        this.dims = dims;
        this.batched = batched;
        this.fixedBatch = fixedBatch;
        this.step = Step.input(
                batched && dims.rank() > 1
                        ? new Shape(dims.extents().subList(1, dims.rank()))
                        : dims.rank() == 0 ? Shape.of(1) : new Shape(dims.extents()));
    }

    /**
     * The input of a file.
     *
     * @param given its shape without the batch, needed where the file leaves extents open; null to take the file's
     * @throws InputException if there is not exactly one input of floating-point numbers, its shape is not known, or the shape
     *     given does not fit it
     */
    public static GraphInput of(OnnxFile file, @Nullable List<Integer> given) {
        List<ValueInfoProto> inputs = file.inputs();
        if (inputs.size() != 1) {
            String names = inputs.stream().limit(8).map(ValueInfoProto::getName).collect(Collectors.joining(", "));
            throw new InputException(file.name() + ": has " + inputs.size() + " inputs"
                    + (inputs.isEmpty() ? "" : " (" + names + ")") + "; expected one: export with the others fixed");
        }
        ValueInfoProto input = inputs.get(0);
        String where = file.name() + ": input " + input.getName();
        TypeProto.Tensor tensor = input.getType().getTensorType();
        ElementType type = ElementType.of(tensor.getElemType());
        if (!input.getType().hasTensorType() || type == null || type.integer()) {
            String found = input.getType().hasTensorType() ? ElementType.name(tensor.getElemType()) : "no tensor";
            throw new InputException(
                    where + " is " + found
                            + "; expected floating-point numbers, through which a curve can run: cut the graph behind its embedding");
        }
        if (!tensor.hasShape()) {
            if (given == null) {
                throw ask(where, "an unknown shape", "3x224x224");
            }
            return new GraphInput(input.getName(), type, checked(where, withBatch(given)), true, 0);
        }
        List<Integer> declared = new ArrayList<>();
        for (TensorShapeProto.Dimension d : tensor.getShape().getDimList()) {
            if (d.getDimValue() > Integer.MAX_VALUE) {
                throw new InputException(where + " has an extent of " + d.getDimValue() + "; expected less than 2^31");
            }
            declared.add(d.hasDimValue() && d.getDimValue() > 0 ? (int) d.getDimValue() : -1);
        }
        return resolved(where, input.getName(), type, tensor.getShape(), declared, given);
    }

    private static GraphInput resolved(
            String where,
            String name,
            ElementType type,
            TensorShapeProto proto,
            List<Integer> declared,
            @Nullable List<Integer> given) {
        int rank = declared.size();
        boolean whole = given != null && given.size() == rank && fits(declared, given);
        boolean part = given != null && rank > 0 && given.size() == rank - 1 && fits(declared.subList(1, rank), given);
        if (given != null && !whole && !part) {
            throw new InputException(where + " has shape " + text(proto) + ", the shape given is " + times(given)
                    + "; expected one that fits it behind the batch, its first extent");
        }
        boolean batched = given == null ? rank > 1 : part || (rank > 1 && given.get(0) == 1);
        int first = rank == 0 ? 1 : declared.get(0);
        List<Integer> extents = given != null ? (part ? withBatch(given) : given) : new ArrayList<>(declared);
        if (given == null && batched) {
            extents.set(0, 1);
        }
        if (extents.contains(-1)) {
            int usual = rank <= 2 ? 784 : rank == 3 ? 100 : 224;
            List<Integer> example = extents.subList(batched ? 1 : 0, rank).stream()
                    .map(extent -> extent == -1 ? Integer.valueOf(usual) : extent)
                    .toList();
            throw ask(where, "shape " + text(proto), times(example));
        }
        return new GraphInput(name, type, checked(where, extents), batched, batched && first > 0 ? first : 0);
    }

    private static boolean fits(List<Integer> declared, List<Integer> given) {
        for (int i = 0; i < given.size(); i++) {
            if (declared.get(i) != -1 && !declared.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> withBatch(List<Integer> given) {
        List<Integer> all = new ArrayList<>(List.of(1));
        all.addAll(given);
        return all;
    }

    private static Dims checked(String where, List<Integer> extents) {
        long size = 1;
        for (int extent : extents) {
            if (extent < 1 || size > Integer.MAX_VALUE / extent) {
                throw new InputException(
                        where + " has shape " + extents + "; expected positive extents and less than 2^31 elements");
            }
            size *= extent;
        }
        HeapBudget.require(where, size);
        return new Dims(extents);
    }

    private static InputException ask(String where, String found, String example) {
        return new InputException(
                where + " has " + found + "; expected known extents behind the batch: say them with --input-shape "
                        + example + ", for example");
    }

    private static String text(TensorShapeProto shape) {
        return shape.getDimList().stream()
                .map(d -> d.hasDimValue() ? String.valueOf(d.getDimValue()) : d.hasDimParam() ? d.getDimParam() : "?")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String times(List<Integer> extents) {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** Its name in the graph. */
    public String name() {
        return name;
    }

    /** Its shape without the batch. */
    public Shape shape() {
        return step.shape();
    }

    /** Its extents in the graph, the batch (if there is one) as 1. */
    public List<Integer> extents() {
        return dims.extents();
    }

    /** Whether the first extent is a batch. */
    public boolean batched() {
        return batched;
    }

    /** The size of the batch that the file fixes; 0 where it leaves it open. */
    public int fixedBatch() {
        return fixedBatch;
    }

    /** ONNX's number of its element type (1 for FLOAT, 10 for FLOAT16, 11 for DOUBLE, 16 for BFLOAT16). */
    public int elementType() {
        return type.code();
    }

    Dims dims() {
        return dims;
    }

    Step step() {
        return step;
    }
}
