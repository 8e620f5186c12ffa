package io.crease.onnx;

import java.util.List;

/** What one kind of ONNX node becomes. */
interface Operator {

    /**
     * The node's outputs, for as many as it gives; the others are unknown.
     *
     * @throws Unsupported if this node cannot be represented by layers here
     * @throws IllegalArgumentException if the node contradicts itself or its inputs; the message says how
     */
    List<Value> apply(Call call);

    /** An operator with a single output. */
    interface Single {
        /** The output. */
        Value apply(Call call);
    }

    /** An operator from one with a single output. */
    static Operator of(Single single) {
        return call -> List.of(single.apply(call));
    }
}
