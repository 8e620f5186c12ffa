"""Images a second in training the network of TrainingSpeed with Python's PyTorch: train_speed.py none|block|penalty THREADS STEPS."""

import sys
import time

import torch
from torch import nn


class Scaled(nn.Module):
    """The layer of trajectory regularisation: hands on softplus(r) times x and remembers its term."""

    def __init__(self):
        super().__init__()
        self.number = nn.Parameter(torch.tensor(0.5413))
        self.term = None

    def forward(self, x):
        factor = nn.functional.softplus(self.number)
        self.term = factor * length(x)
        return factor * x


def length(x):
    return (x[1:] - x[:-1]).flatten(1).norm(dim=1).sum()


def network(held):
    def behind(channels, flat=False):
        if held == "block":
            return [Scaled(), nn.ReLU()]
        if held == "penalty":
            return [nn.ReLU()]
        return [nn.BatchNorm1d(channels) if flat else nn.BatchNorm2d(channels), nn.ReLU()]

    layers = []
    inputs = 3
    for width in (64, 64, 0, 128, 128, 128, 0):
        if width == 0:
            layers.append(nn.MaxPool2d(2))
            continue
        layers += [nn.Conv2d(inputs, width, 3, padding=1)] + behind(width)
        inputs = width
    layers += [nn.Flatten(), nn.Linear(128 * 64, 256)] + behind(256, True) + [nn.Linear(256, 10)]
    return nn.Sequential(*layers)


def main():
    held, threads, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    net = network(held)
    descent = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    loss = nn.CrossEntropyLoss()
    images = torch.randn(128, 3, 32, 32)
    labels = torch.randint(0, 10, (128,))
    warm_up = 11
    for step in range(warm_up + steps):
        if step == warm_up:
            wall, processor = time.perf_counter(), time.process_time()
        descent.zero_grad()
        lengths = []
        x = images.clone()
        for layer in net:
            x = layer(x)
            if held == "penalty" and isinstance(layer, nn.ReLU):
                lengths.append(length(x))
        total = loss(x, labels)
        if held == "block":
            lengths = [layer.term for layer in net if isinstance(layer, Scaled)]
        if lengths:
            total = total + 0.01 * sum(lengths) / length(images)
        total.item()
        total.backward()
        descent.step()
        x.argmax(1).eq(labels).sum().item()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    count = steps * 128
    print(f"python {held} threads {threads}: {count / wall:.1f} images/s, {1000 * processor / count:.2f} ms of processor an image")


if __name__ == "__main__":
    main()
