package io.crease.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.crease.numeric.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;
import org.jspecify.annotations.Nullable;

/**
 * A model file that was read and found whole: its tensors have the bytes they declare, every name is defined once, nodes are in
 * topological order, and the operator set is one that is known. Whether every node can be represented is another question
 * ({@link OnnxImport}). Immutable.
 */
public final class OnnxFile {
    /** The oldest version of ONNX's operators that is read. */
    public static final int OLDEST_OPSET = 9;
    /** The newest version of ONNX's operators that is known. */
    public static final int NEWEST_OPSET = 26;

    private final String name;
    private final ModelProto model;
    private final int opset;
    private final List<OnnxNode> nodes;
    private final Map<String, TensorProto> initialisers;
    private final List<ValueInfoProto> inputs;
    private final TensorData data;

    private OnnxFile(String name, ModelProto model, @Nullable Path folder) {
        this.name = name;
        this.model = model;
        if (!model.hasGraph()) {
            throw new InputException(name + ": holds no graph; expected an ONNX model: export it again");
        }
        opset = opset(name, model);
        GraphProto graph = model.getGraph();
        data = new TensorData(name, folder == null ? null : new ExternalData(name, folder));
        Map<String, TensorProto> tensors = new LinkedHashMap<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            if (tensors.put(tensor.getName(), tensor) != null) {
                throw new InputException(name + ": initialiser " + tensor.getName()
                        + " is there twice; expected unique names: export again");
            }
            data.check("initialiser " + tensor.getName(), tensor);
        }
        initialisers = Map.copyOf(tensors);
        inputs = graph.getInputList().stream()
                .filter(i -> !tensors.containsKey(i.getName()))
                .toList();
        Set<String> given = new LinkedHashSet<>(tensors.keySet());
        for (ValueInfoProto input : inputs) {
            if (!given.add(input.getName())) {
                throw new InputException(
                        name + ": input " + input.getName() + " is there twice; expected unique names: export again");
            }
        }
        graph.getSparseInitializerList().forEach(s -> given.add(s.getValues().getName()));
        nodes = TopologicalOrder.of(name, graph, given);
    }

    /**
     * Reads and checks a file. External data is looked for, not yet read.
     *
     * @throws InputException in one line, if the file is no whole, consistent ONNX model of a known operator set
     */
    public static OnnxFile open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder; expected a .onnx file");
        }
        if (!Files.exists(file)) {
            throw new InputException(
                    file + ": no such file; expected an ONNX model: check the path (relative paths start"
                            + " from the working folder)");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": is a device or pipe; expected a regular file: save its content to one");
        }
        byte[] bytes;
        try {
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE - 8) {
                throw new InputException(file + ": has " + size
                        + " bytes; a protobuf file holds less than 2 GiB: export it with external data");
            }
            if (size > Runtime.getRuntime().maxMemory() / 2) {
                throw new InputException(file + ": has " + size + " bytes; expected at most half of Java's heap, "
                        + (Runtime.getRuntime().maxMemory() >> 21) + " MiB: give Java more memory with -Xmx");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be read (" + e.getMessage()
                            + "); expected a file: check the path and its permissions",
                    e);
        }
        Path folder = file.toAbsolutePath().getParent();
        return parse(file.toString(), bytes, folder);
    }

    /** A model in memory; {@code name} is what errors begin with. External data is refused. */
    public static OnnxFile of(String name, byte[] bytes) {
        return parse(name, bytes, null);
    }

    private static OnnxFile parse(String name, byte[] bytes, @Nullable Path folder) {
        if (bytes.length == 0) {
            throw new InputException(name + ": is empty; expected an ONNX model: export it again");
        }
        ModelProto model;
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.enableAliasing(true);
            model = ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw new InputException(
                    name + ": is no whole protobuf message (" + e.getMessage()
                            + "); expected an ONNX model: the file is truncated, damaged or of another kind",
                    e);
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + e.getMessage() + ")", e);
        }
        if (!model.hasIrVersion() && model.getOpsetImportCount() == 0) {
            throw new InputException(
                    name + ": says neither IR version nor operator set; expected an ONNX model: the file"
                            + " is of another kind");
        }
        return new OnnxFile(name, model, folder);
    }

    private static int opset(String name, ModelProto model) {
        long version = -1;
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
                version = set.getVersion();
            }
        }
        if (version < OLDEST_OPSET || version > NEWEST_OPSET) {
            String found = version < 0
                    ? "no version of ONNX's operators (it may be truncated)"
                    : "version " + version + " of ONNX's operators";
            throw new InputException(name + ": uses " + found + "; expected opset " + OLDEST_OPSET + " to "
                    + NEWEST_OPSET + ": export again, or convert with onnx.version_converter");
        }
        return (int) version;
    }

    /** What errors begin with: the path. */
    public String name() {
        return name;
    }

    /** The model as parsed. */
    public ModelProto model() {
        return model;
    }

    /** Version of ONNX's own operators. */
    public int opset() {
        return opset;
    }

    /** The nodes in topological order; {@code nodes().get(i).index() == i}. */
    public List<OnnxNode> nodes() {
        return nodes;
    }

    /** The inputs that are not initialisers. */
    public List<ValueInfoProto> inputs() {
        return inputs;
    }

    /** The declared outputs. */
    public List<ValueInfoProto> outputs() {
        return model.getGraph().getOutputList();
    }

    /** Names of the stored tensors. */
    Set<String> initialisers() {
        return initialisers.keySet();
    }

    /** A stored tensor, read; null if there is none of that name. @throws Unsupported if its type is not read */
    @Nullable
    Constant initialiser(String tensor) {
        TensorProto proto = initialisers.get(tensor);
        return proto == null ? null : data.read("initialiser " + tensor, proto);
    }

    /** An initialiser with its external data read in. @throws InputException if that is not there */
    TensorProto inlined(TensorProto tensor) {
        return data.inlined("initialiser " + tensor.getName(), tensor);
    }

    /** A tensor that is an attribute, read and checked. */
    Constant attribute(OnnxNode node, TensorProto tensor) {
        return data.read("the value of " + node.where(), tensor);
    }
}
