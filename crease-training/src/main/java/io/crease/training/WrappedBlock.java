package io.crease.training;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A block that is another block in everything but its forward pass: children, parameters, their names, and what is saved and loaded are
 * the wrapped block's own, so a model saved with the wrapper is loaded without it and the other way round.
 */
abstract class WrappedBlock implements Block {
    private final Block block;

    WrappedBlock(Block block) {
        this.block = block;
    }

    /** The block that is wrapped: the model itself. */
    public final Block block() {
        return block;
    }

    @Override
    public abstract NDList forward(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params);

    @Override
    public abstract NDList forward(
            ParameterStore store, NDList data, NDList labels, @Nullable PairList<String, Object> params);

    @Override
    public void setInitializer(Initializer initializer, Parameter.Type type) {
        block.setInitializer(initializer, type);
    }

    @Override
    public void setInitializer(Initializer initializer, String parameter) {
        block.setInitializer(initializer, parameter);
    }

    @Override
    public void setInitializer(Initializer initializer, Predicate<Parameter> chosen) {
        block.setInitializer(initializer, chosen);
    }

    @Override
    public void initialize(NDManager manager, DataType type, Shape... inputs) {
        block.initialize(manager, type, inputs);
    }

    @Override
    public boolean isInitialized() {
        return block.isInitialized();
    }

    @Override
    public void cast(DataType type) {
        block.cast(type);
    }

    @Override
    public void clear() {
        block.clear();
    }

    @Override
    public PairList<String, Shape> describeInput() {
        return block.describeInput();
    }

    @Override
    public BlockList getChildren() {
        return block.getChildren();
    }

    @Override
    public ParameterList getDirectParameters() {
        return block.getDirectParameters();
    }

    @Override
    public ParameterList getParameters() {
        return block.getParameters();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return block.getOutputShapes(inputs);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs, DataType[] types) {
        return block.getOutputShapes(inputs, types);
    }

    @Override
    public Shape[] getInputShapes() {
        return block.getInputShapes();
    }

    @Override
    public DataType[] getOutputDataTypes() {
        return block.getOutputDataTypes();
    }

    @Override
    public void saveParameters(DataOutputStream stream) throws IOException {
        block.saveParameters(stream);
    }

    @Override
    public void loadParameters(NDManager manager, DataInputStream stream) throws IOException, MalformedModelException {
        block.loadParameters(manager, stream);
    }

    @Override
    public Map<String, String> getCustomMetadata() {
        return block.getCustomMetadata();
    }

    @Override
    public String toString() {
        return block.toString();
    }
}
