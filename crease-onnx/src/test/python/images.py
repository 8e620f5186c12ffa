"""MNIST and CIFAR-10 as tensors, read from their official files."""

import gzip
import os

import numpy as np
import torch


def _idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def mnist(folder, split):
    """Images [count, 1, 28, 28] in 0..1 and labels of the split 'train' or 't10k'."""
    base = os.path.join(folder, "mnist", split)
    images = _idx(base + "-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28)
    labels = _idx(base + "-labels-idx1-ubyte.gz", 8)
    return torch.tensor(images / np.float32(255)), torch.tensor(labels.astype(np.int64))


def cifar10(folder, files):
    """Images [count, 3, 32, 32], each channel of mean 0 and deviation 1 over the training set, and labels."""
    records = []
    for name in files:
        path = os.path.join(folder, "cifar-10-batches-bin", name + ".bin")
        records.append(np.fromfile(path, np.uint8).reshape(-1, 3073))
    records = np.concatenate(records)
    images = torch.tensor(records[:, 1:].reshape(-1, 3, 32, 32) / np.float32(255))
    mean = torch.tensor([0.4914, 0.4822, 0.4465]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.2470, 0.2435, 0.2616]).view(1, 3, 1, 1)
    return (images - mean) / deviation, torch.tensor(records[:, 0].astype(np.int64))
