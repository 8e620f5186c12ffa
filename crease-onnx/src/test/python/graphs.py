"""Graphs as tf2onnx and skl2onnx write them, and changes made to models after export; built with onnx.helper."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FLOAT = TensorProto.FLOAT


def _model(nodes, inputs, outputs, weights, opset, producer, extra=()):
    tensors = [numpy_helper.from_array(np.asarray(value), name) for name, value in weights.items()]
    graph = helper.make_graph(nodes, producer + "_graph", inputs, outputs, tensors)
    opsets = [helper.make_opsetid("", opset)] + [helper.make_opsetid(*other) for other in extra]
    model = helper.make_model(graph, producer_name=producer, opset_imports=opsets)
    model.ir_version = 4 if opset < 11 else 7
    onnx.checker.check_model(model)
    return model


def _random(rng, *shape):
    return (rng.standard_normal(shape) / np.sqrt(np.prod(shape[1:]) or 1)).astype(np.float32)


def keras(opset):
    """A Keras network of images [height, width, channels]: transposed to the front, a flatten in that order behind."""
    rng = np.random.default_rng(opset)
    name = "StatefulPartitionedCall/model/"
    node = helper.make_node
    weights = {
        name + "conv/W": _random(rng, 6, 3, 3, 3),
        name + "conv/B": _random(rng, 1, 6, 1, 1),
        name + "depthwise/W": _random(rng, 6, 1, 3, 3),
        name + "bn/scale": np.abs(_random(rng, 6)) + np.float32(0.5),
        name + "bn/B": _random(rng, 6),
        name + "bn/mean": _random(rng, 6),
        name + "bn/var": np.abs(_random(rng, 6)) + np.float32(0.3),
        name + "dense/W": _random(rng, 96, 10),
        name + "dense/B": _random(rng, 10),
        "shape": np.array([-1, 96], np.int64),
    }
    nodes = [
        node("Transpose", ["image:0"], ["t:0"], name + "conv__6", perm=[0, 3, 1, 2]),
        node("Conv", ["t:0", name + "conv/W"], ["c:0"], name + "conv", auto_pad="SAME_UPPER", strides=[2, 2]),
        node("Add", ["c:0", name + "conv/B"], ["b:0"], name + "BiasAdd"),
        node("Relu", ["b:0"], ["r:0"], name + "Relu"),
        node("Conv", ["r:0", name + "depthwise/W"], ["d:0"], name + "depthwise", group=6, pads=[1, 1, 1, 1]),
        node("BatchNormalization", ["d:0"] + [name + "bn/" + x for x in ("scale", "B", "mean", "var")], ["n:0"],
             name + "bn", epsilon=1e-3),
        node("LeakyRelu", ["n:0"], ["l:0"], name + "leaky", alpha=0.3),
        node("MaxPool", ["l:0"], ["p:0"], name + "pool", kernel_shape=[2, 2], strides=[1, 1], auto_pad="SAME_LOWER"),
        node("Transpose", ["p:0"], ["h:0"], name + "pool__9", perm=[0, 2, 3, 1]),
        node("Reshape", ["h:0", "shape"], ["f:0"], name + "flatten"),
        node("MatMul", ["f:0", name + "dense/W"], ["m:0"], name + "MatMul"),
        node("Add", ["m:0", name + "dense/B"], ["a:0"], name + "dense/BiasAdd"),
        node("Softmax", ["a:0"], ["Identity:0"], name + "Softmax", **({} if opset < 13 else {"axis": -1})),
    ]
    image = helper.make_tensor_value_info("image:0", FLOAT, ["unk__1", 8, 8, 3])
    out = helper.make_tensor_value_info("Identity:0", FLOAT, ["unk__2", 10])
    return _model(nodes, [image], [out], weights, opset, "tf2onnx")


def keras_pooled(opset):
    """A Keras network with a mean over the image: ReduceMean and Squeeze, whose axes are an attribute up to opset 12."""
    rng = np.random.default_rng(100 + opset)
    node = helper.make_node
    weights = {
        "conv/W": _random(rng, 5, 3, 3, 3), "conv/B": _random(rng, 5), "dense/W": _random(rng, 5, 4),
        "dense/B": _random(rng, 4), "scale": np.float32(1 / 127.5), "offset": np.float32(1),
        "six": np.float32(6), "zero": np.float32(0)}
    squeeze = node("Squeeze", ["mean"], ["flat"], "squeeze", axes=[2, 3])
    if opset >= 13:
        weights["axes"] = np.array([2, 3], np.int64)
        squeeze = node("Squeeze", ["mean", "axes"], ["flat"], "squeeze")
    clip = node("Clip", ["c"], ["r"], "relu6", min=0.0, max=6.0)
    if opset >= 11:
        clip = node("Clip", ["c", "zero", "six"], ["r"], "relu6")
    nodes = [
        node("Mul", ["image", "scale"], ["s"], "rescale"), node("Sub", ["s", "offset"], ["o"], "shift"),
        node("Transpose", ["o"], ["t"], "to_nchw", perm=[0, 3, 1, 2]),
        node("Conv", ["t", "conv/W", "conv/B"], ["c"], "conv", pads=[0, 0, 1, 1], strides=[2, 2]), clip,
        node("ReduceMean", ["r"], ["mean"], "mean", axes=[2, 3], keepdims=1), squeeze,
        node("Dropout", ["flat"], ["dropped", "mask"] if opset < 10 else ["dropped"], "dropout"),
        node("MatMul", ["dropped", "dense/W"], ["m"], "matmul"), node("Add", ["m", "dense/B"], ["logits"], "bias")]
    image = helper.make_tensor_value_info("image", FLOAT, ["unk__1", 10, 10, 3])
    out = helper.make_tensor_value_info("logits", FLOAT, ["unk__2", 4])
    return _model(nodes, [image], [out], weights, opset, "tf2onnx")


def _layers(coefs, intercepts, nodes, weights, value):
    """MatMul and Add for each layer, Relu in between; returns the name of the last sum."""
    for i, (coef, intercept) in enumerate(zip(coefs, intercepts)):
        weights["coefficient" + str(i)] = coef.astype(np.float32)
        weights["intercepts" + str(i)] = intercept.astype(np.float32).reshape(1, -1)
        nodes.append(helper.make_node("MatMul", [value, "coefficient%d" % i], ["mul_result%d" % i], "MatMul%d" % i))
        nodes.append(helper.make_node("Add", ["mul_result%d" % i, "intercepts%d" % i], ["add%d" % i], "Add%d" % i))
        value = "add%d" % i
        if i + 1 < len(coefs):
            nodes.append(helper.make_node("Relu", [value], ["next_activations%d" % i], "Relu%d" % i))
            value = "next_activations%d" % i
    return value


def sklearn_classifier(scaler, net, zipmap):
    """A StandardScaler and an MLPClassifier of several classes: the label, and probabilities by class or as a matrix."""
    node = helper.make_node
    weights = {"classes": net.classes_.astype(np.int32), "shape_tensor": np.array([-1], np.int64)}
    nodes = [
        node("Scaler", ["X"], ["variable"], "Scaler", domain="ai.onnx.ml",
             offset=scaler.mean_.astype(np.float32), scale=(1 / scaler.scale_).astype(np.float32)),
        node("Cast", ["variable"], ["cast_input"], "Cast", to=FLOAT)]
    last = _layers(net.coefs_, net.intercepts_, nodes, weights, "cast_input")
    table = "probabilities"
    nodes += [
        node("Softmax", [last], [table], "Softmax", axis=1),
        node("ArgMax", [table], ["argmax_output"], "ArgMax", axis=1, keepdims=1),
        node("ArrayFeatureExtractor", ["classes", "argmax_output"], ["picked"], "Pick", domain="ai.onnx.ml"),
        node("Reshape", ["picked", "shape_tensor"], ["reshaped"], "Reshape"),
        node("Cast", ["reshaped"], ["output_label"], "Cast1", to=TensorProto.INT64)]
    label = helper.make_tensor_value_info("output_label", TensorProto.INT64, [None])
    out = helper.make_tensor_value_info(table, FLOAT, [None, len(net.classes_)])
    if zipmap:
        nodes.append(node("ZipMap", [table], ["output_probability"], "ZipMap", domain="ai.onnx.ml",
                          classlabels_int64s=[int(c) for c in net.classes_]))
        by_class = onnx.TypeProto()
        by_class.sequence_type.elem_type.map_type.key_type = TensorProto.INT64
        by_class.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = FLOAT
        out = helper.make_value_info("output_probability", by_class)
    x = helper.make_tensor_value_info("X", FLOAT, [None, net.coefs_[0].shape[0]])
    return _model(nodes, [x], [label, out], weights, 13, "skl2onnx", [("ai.onnx.ml", 1)])


def sklearn_regressor(net):
    """An MLPRegressor: piecewise linear to the end."""
    weights = {"shape_tensor": np.array([-1, 1], np.int64)}
    nodes = [helper.make_node("Cast", ["X"], ["cast_input"], "Cast", to=FLOAT)]
    last = _layers(net.coefs_, net.intercepts_, nodes, weights, "cast_input")
    nodes.append(helper.make_node("Reshape", [last, "shape_tensor"], ["variable"], "Reshape"))
    x = helper.make_tensor_value_info("X", FLOAT, [None, net.coefs_[0].shape[0]])
    out = helper.make_tensor_value_info("variable", FLOAT, [None, 1])
    return _model(nodes, [x], [out], weights, 15, "skl2onnx")


def half_weights(model):
    """The model with 16-bit initialisers and a Cast to 32 bits behind each."""
    graph = model.graph
    casts = []
    for i, tensor in enumerate(graph.initializer):
        value = numpy_helper.to_array(tensor)
        if value.dtype == np.float32:
            casts.append(helper.make_node("Cast", [tensor.name + "_half"], [tensor.name], "cast%d" % i, to=FLOAT))
            tensor.CopyFrom(numpy_helper.from_array(value.astype(np.float16), tensor.name + "_half"))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def half(model):
    """The model in 16 bits throughout, input and output too."""
    graph = model.graph
    for tensor in graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.dtype == np.float32:
            tensor.CopyFrom(numpy_helper.from_array(value.astype(np.float16), tensor.name))
    for value in list(graph.input) + list(graph.output):
        value.type.tensor_type.elem_type = TensorProto.FLOAT16
    del graph.value_info[:]
    onnx.checker.check_model(model)
    return model
