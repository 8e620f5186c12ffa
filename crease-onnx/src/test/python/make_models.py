#!/usr/bin/env python3
"""Makes the ONNX models of the tests, and full-size ones on request; with PyTorch 1.13, onnx 1.12 and scikit-learn 1.2.

    make_models.py OUT --data DIR            the small models (DIR as crease's --data: holds mnist/)
    make_models.py OUT --only mlp            those whose name starts so
    make_models.py OUT --full                full-size networks of random weights, not kept in the repository
    make_models.py OUT --trained --data DIR  ResNet-18 for images of 32x32, trained a few minutes on CIFAR-10

lenet5-op13.onnx is kept in examples/, the others in src/test/resources. Every random number comes from a fixed seed. A change of library version changes the bytes, not what the models are.
"""

import argparse
import os
import time
import warnings

import numpy as np
import onnx
import torch
from torch import nn

import graphs
import images
import nets

EVAL, PRESERVE = torch.onnx.TrainingMode.EVAL, torch.onnx.TrainingMode.PRESERVE


def settle(net, shape, batches=3, size=16):
    """Gives batch norms statistics, scales and shifts that are not trivial, by passes in training mode."""
    for module in net.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(module.weight, 0.6, 1.4)
            nn.init.normal_(module.bias, 0, 0.2)
    net.train()
    with torch.no_grad():
        for _ in range(batches):
            net(torch.randn(size, *shape))
    return net.eval()


def fit(net, inputs, labels, epochs, rate, size=64, seconds=None):
    """Trains by Adam with one cycle of the rate; ends early when the seconds are over."""
    net.train()
    steps = epochs * (len(inputs) // size)
    optimiser = torch.optim.Adam(net.parameters(), rate, weight_decay=1e-4)
    start, step = time.time(), 0
    for _ in range(epochs):
        for rows in torch.randperm(len(inputs)).split(size)[: len(inputs) // size]:
            share = step / steps if seconds is None else (time.time() - start) / seconds
            if share > 1:
                return net.eval()
            optimiser.param_groups[0]["lr"] = rate * min(1, 5 * share + 0.1, 1.05 - share)
            optimiser.zero_grad()
            nn.functional.cross_entropy(net(inputs[rows]), labels[rows]).backward()
            optimiser.step()
            step += 1
    return net.eval()


def accuracy(net, inputs, labels):
    with torch.no_grad():
        hits = [(net(x).argmax(1) == y).sum().item() for x, y in zip(inputs.split(500), labels.split(500))]
    return sum(hits) / len(labels)


def export(net, shape, path, opset, dynamic=True, training=EVAL):
    axes = {"input": {0: "batch"}, "output": {0: "batch"}} if dynamic else None
    torch.onnx.export(
        net, torch.randn(1, *shape), path, opset_version=opset, input_names=["input"], output_names=["output"],
        dynamic_axes=axes, training=training, do_constant_folding=training == EVAL)


def lenet(folder):
    net = nets.lenet5()
    fit(net, *images.mnist(folder, "train"), epochs=2, rate=2e-3)
    found = accuracy(net, *images.mnist(folder, "t10k"))
    print("lenet5: accuracy %.4f" % found)
    assert found >= 0.97
    return net


def digits(regression):
    from sklearn.datasets import load_digits
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.preprocessing import StandardScaler

    x, y = load_digits(return_X_y=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if regression:
            return MLPRegressor((20, 10), random_state=3, max_iter=60).fit(x / 16, y)
        scaler = StandardScaler().fit(x)
        return scaler, MLPClassifier((24, 12), random_state=3, max_iter=40).fit(scaler.transform(x), y)


def small(data):
    """Pairs of a name and what writes the file to the path it is given."""
    colour = (3, 32, 32)

    def torch_net(make, shape, opset, **options):
        def write(path):
            torch.manual_seed(7)
            export(settle(make(), shape), shape, path, opset, **options)
        return write

    for opset in (9, 11, 13, 15, 17):
        yield "mlp-op%d" % opset, torch_net(nets.mlp, (12,), opset)
    yield "mlp-batch1-op11", torch_net(nets.mlp, (12,), 11, dynamic=False)
    yield "lenet5-op13", lambda path: (torch.manual_seed(5), export(lenet(data), (1, 28, 28), path, 13))
    yield "resnet18-narrow-op11", torch_net(lambda: nets.ResNet18(4), colour, 11)
    yield "resnet18-narrow-norms-kept-op17", torch_net(lambda: nets.ResNet18(3), colour, 17, training=PRESERVE)
    yield "resnet18-narrow-imagenet-op9", torch_net(lambda: nets.ResNet18(2, True, 7), (3, 64, 64), 9)
    for activation, opset in ((nn.ReLU6, 9), (nn.ReLU6, 13), (nn.Hardswish, 13), (nn.Hardswish, 15)):
        name = "mobilenet-%s-op%d" % (activation.__name__.lower(), opset)
        yield name, torch_net(
            lambda activation=activation: nets.MobileNetV2(nets.MobileNetV2.NARROW, 4, 32, activation), colour, opset)
    yield "vgg11-narrow-op15", torch_net(lambda: nets.vgg11(4), colour, 15)
    for opset in (13, 17):
        yield "attention-op%d" % opset, torch_net(nets.Attention, (6, 16), opset, dynamic=False)
    yield "lstm-op13", torch_net(nets.Recurrent, (4, 5), 13, dynamic=False)
    for opset in (9, 13, 17):
        yield "view-op%d" % opset, torch_net(nets.View, (2, 8, 8), opset)
        yield "activations-op%d" % opset, torch_net(nets.activations, (10,), opset)
    for opset in (11, 16):
        yield "branches-op%d" % opset, torch_net(nets.Branches, (3, 10, 9), opset)
    for opset in (9, 12, 13):
        yield "keras-op%d" % opset, lambda path, opset=opset: onnx.save(graphs.keras(opset), path)
        yield "keras-pooled-op%d" % opset, lambda path, opset=opset: onnx.save(graphs.keras_pooled(opset), path)
    yield "sklearn-classifier", lambda path: onnx.save(graphs.sklearn_classifier(*digits(False), False), path)
    yield "sklearn-classifier-zipmap", lambda path: onnx.save(graphs.sklearn_classifier(*digits(False), True), path)
    yield "sklearn-regressor", lambda path: onnx.save(graphs.sklearn_regressor(digits(True)), path)

    def changed(change):
        def write(path):
            torch_net(nets.mlp, (12,), 13)(path)
            onnx.save(change(onnx.load(path)), path)
        return write

    yield "half-op13", changed(graphs.half)
    yield "half-weights-op13", changed(graphs.half_weights)

    def external(path):
        torch_net(nets.mlp, (12,), 13)(path)
        data_file = os.path.basename(path) + ".data"
        target = os.path.join(os.path.dirname(path), data_file)
        if os.path.exists(target):
            os.remove(target)  # the writer appends
        onnx.save_model(onnx.load(path), path, save_as_external_data=True, location=data_file, size_threshold=64)

    yield "external-op13", external


def full():
    colour = (3, 32, 32)
    kinds = {
        "vgg11": (lambda: nets.vgg11(64, False), colour),
        "vgg11-bn": (lambda: nets.vgg11(64), colour),
        "resnet18": (nets.ResNet18, colour),
        "mobilenetv2": (lambda: nets.MobileNetV2(nets.MobileNetV2.FULL, 32, 1280), colour),
        "resnet18-imagenet": (lambda: nets.ResNet18(64, True, 1000), (3, 224, 224)),
    }
    for name, (make, shape) in kinds.items():
        def write(path, make=make, shape=shape):
            torch.manual_seed(11)
            export(settle(make(), shape, 4, 8), shape, path, 13)
        yield name, write


def trained(data, seconds=420):
    def write(path):
        torch.manual_seed(13)
        net = nets.ResNet18()
        x, y = images.cifar10(data, ["data_batch_1", "data_batch_2"])
        fit(net, x, y, 100, 1e-3, seconds=seconds)
        test = images.cifar10(data, ["test_batch"])
        print("resnet18 trained: accuracy %.3f on 1000 test images" % accuracy(net, test[0][:1000], test[1][:1000]))
        export(net, (3, 32, 32), path, 13)
    yield "resnet18-cifar10-trained", write


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--data")
    parser.add_argument("--only", default="")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--trained", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    os.makedirs(options.out, exist_ok=True)
    chosen = full() if options.full else trained(options.data) if options.trained else small(options.data)
    for name, write in chosen:
        if name.startswith(options.only):
            path = os.path.join(options.out, name + ".onnx")
            np.random.seed(1)
            write(path)
            print("%8d %s" % (os.path.getsize(path), path), flush=True)


if __name__ == "__main__":
    main()
