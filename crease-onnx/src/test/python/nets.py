"""Networks of PyTorch in the forms that people train, wide or narrow."""

import torch
from torch import nn


def mlp(dropout=0.2):
    return nn.Sequential(
        nn.Linear(12, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(24, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Dropout(dropout),
        nn.Linear(24, 5))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        short = x if self.downsample is None else self.downsample(x)
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        return self.relu(y + short)


class ResNet18(nn.Module):
    """The blocks of He et al. (2016) with widths w, 2w, 4w, 8w; without 'imagenet' the stem for images of 32x32."""

    def __init__(self, width=64, imagenet=False, classes=10):
        super().__init__()
        stem = nn.Conv2d(3, width, 7, 2, 3, bias=False) if imagenet else nn.Conv2d(3, width, 3, 1, 1, bias=False)
        layers = [stem, nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
        if imagenet:
            layers.append(nn.MaxPool2d(3, 2, 1))
        inputs = width
        for stage in range(4):
            outputs = width << stage
            layers.append(BasicBlock(inputs, outputs, 1 if stage == 0 else 2))
            layers.append(BasicBlock(outputs, outputs, 1))
            inputs = outputs
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.fc(torch.flatten(self.avgpool(self.features(x)), 1))


class InvertedResidual(nn.Module):
    def __init__(self, inputs, outputs, stride, expand, activation):
        super().__init__()
        hidden = inputs * expand
        layers = []
        if expand != 1:
            layers += [nn.Conv2d(inputs, hidden, 1, bias=False), nn.BatchNorm2d(hidden), activation()]
        layers += [
            nn.Conv2d(hidden, hidden, 3, stride, 1, groups=hidden, bias=False), nn.BatchNorm2d(hidden), activation(),
            nn.Conv2d(hidden, outputs, 1, bias=False), nn.BatchNorm2d(outputs)]
        self.conv = nn.Sequential(*layers)
        self.short = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.conv(x) if self.short else self.conv(x)


class MobileNetV2(nn.Module):
    """Sandler et al. (2018); its strides for images of 32x32 are those in common use, 1 in the stem and the second stage."""

    FULL = [(1, 16, 1, 1), (6, 24, 2, 1), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    NARROW = [(1, 4, 1, 1), (3, 6, 2, 1), (3, 8, 2, 2), (3, 12, 2, 2), (3, 16, 1, 1)]

    def __init__(self, stages, stem, last, activation=nn.ReLU6):
        super().__init__()
        layers = [nn.Conv2d(3, stem, 3, 1, 1, bias=False), nn.BatchNorm2d(stem), activation()]
        inputs = stem
        for expand, outputs, count, stride in stages:
            for i in range(count):
                layers.append(InvertedResidual(inputs, outputs, stride if i == 0 else 1, expand, activation))
                inputs = outputs
        layers += [nn.Conv2d(inputs, last, 1, bias=False), nn.BatchNorm2d(last), activation()]
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(last, 10))

    def forward(self, x):
        return self.classifier(nn.functional.adaptive_avg_pool2d(self.features(x), (1, 1)).flatten(1))


def vgg11(width=64, batch_norm=True):
    layers, inputs = [], 3
    for outputs in [1, "M", 2, "M", 4, 4, "M", 8, 8, "M", 8, 8, "M"]:
        if outputs == "M":
            layers.append(nn.MaxPool2d(2, 2))
            continue
        layers.append(nn.Conv2d(inputs, outputs * width, 3, padding=1))
        if batch_norm:
            layers.append(nn.BatchNorm2d(outputs * width))
        layers.append(nn.ReLU(inplace=True))
        inputs = outputs * width
    return nn.Sequential(
        *layers, nn.Flatten(),
        nn.Linear(inputs, inputs), nn.ReLU(True), nn.Dropout(),
        nn.Linear(inputs, inputs), nn.ReLU(True), nn.Dropout(), nn.Linear(inputs, 10))


class Attention(nn.Module):
    """One block of a transformer encoder, the norm in front, and the mean over the sequence."""

    def __init__(self, width=16, heads=2):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.project = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.feed = nn.Sequential(nn.Linear(width, 32), nn.GELU(), nn.Linear(32, width))
        self.head = nn.Linear(width, 4)

    def forward(self, x):
        batch, length, width = x.shape
        qkv = self.qkv(self.norm1(x)).reshape(batch, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        weight = (q @ k.transpose(-2, -1) / (width // self.heads) ** 0.5).softmax(-1)
        x = x + self.project((weight @ v).transpose(1, 2).reshape(batch, length, width))
        x = x + self.feed(self.norm2(x))
        return self.head(x.mean(1))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(5, 6, batch_first=True)
        self.fc = nn.Linear(6, 3)

    def forward(self, x):
        return self.fc(self.lstm(x)[0][:, -1])


class View(nn.Module):
    """Flattens by shape arithmetic on a batch of any size."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3, stride=2, padding=1)
        self.fc1, self.fc2 = nn.Linear(4 * 4 * 4, 16), nn.Linear(16, 3)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        x = x.view(x.size(0), -1)
        return torch.log_softmax(self.fc2(torch.relu(self.fc1(x))), 1)


class Branches(nn.Module):
    """Concatenated branches, pools of every kind, a maximum and a difference of branches."""

    def __init__(self):
        super().__init__()
        self.narrow, self.wide = nn.Conv2d(3, 4, 1), nn.Conv2d(3, 4, 5, padding=2)
        self.ceil, self.mean = nn.MaxPool2d(3, 2, ceil_mode=True), nn.AvgPool2d(3, 2, 1, count_include_pad=False)
        self.dilated = nn.Conv2d(11, 6, (3, 2), dilation=(2, 1), padding=(1, 0))
        self.pad = nn.ZeroPad2d((1, 2, 0, 1))
        self.left, self.right = nn.Conv2d(6, 5, 3, bias=False), nn.Conv2d(6, 5, 3)

    def forward(self, x):
        x = torch.cat([torch.relu(self.narrow(x)), self.wide(x), x], 1)
        x = self.pad(self.dilated(torch.relu(x)))
        x = torch.max(self.left(x), self.right(x)) - 0.5 * self.left(x)
        return torch.cat([self.ceil(x).mean((2, 3)), self.mean(x).flatten(1)], 1)


def activations():
    """A chain with every activation that PyTorch has and Crease knows."""
    kinds = [
        nn.LeakyReLU(0.1), nn.PReLU(10), nn.PReLU(), nn.Hardtanh(-0.5, 0.7), nn.Hardsigmoid(), nn.ReLU6(),
        nn.Tanh(), nn.Sigmoid(), nn.Softplus(), nn.SiLU(), nn.GELU()]
    layers = []
    for kind in kinds:
        layers += [nn.Linear(10, 10), kind]
    return nn.Sequential(*layers, nn.Linear(10, 2), nn.Softmax(1))
