package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.data.Npy;
import io.crease.data.Npz;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said in one line, with the right exit code and nothing on the standard output. */
class BadInputTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mesure mlp:2-3-1                           | mesure",
                "measure                                    | NETWORK",
                "measure mlp:2-3-1 --no-such-option         | --no-such-option",
                "measure mlp:2-3-1 another                  | another",
                "measure mpl:2-3-1                          | unknown kind of network 'mpl'",
                "measure nothing                            | is no network",
                "measure mlp:2-x-1                          | column",
                "measure mlp:2-0-1                          | at least 1",
                "measure mlp:2                              | expected mlp:INPUT",
                "measure mlp:2-3-1,activation=rleu          | nearest is 'relu'",
                "measure mlp:2-3-1,activaton=relu           | nearest is 'activation'",
                "measure mlp:2-3-1,weight-variance=-1       | at least 0",
                "measure mlp:2-3-1,weight-variance=NaN      | finite number",
                "measure mlp:2-3-1,seed=1.5                 | whole number",
                "measure sawtooth:99                        | expected 1 to 50",
                "measure mlp:2-3-1 --along spiral           | unknown trajectory 'spiral'",
                "measure mlp:2-3-1 --along points           | names no file",
                "measure mlp:2-3-1 --along weights          | crease dichotomies",
                "measure mlp:2-3-1 --along line --via ones  | at most 0",
                "measure mlp:2-3-1 --along p.csv --from ones| expected no --from",
                "measure mlp:2-3-1 --along images           | names no folder",
                "measure mlp:2-3-1 --along images:d --to ones | expected no --from",
                "measure mlp:2-3-1 --along photo.png        | a single image; expected a folder",
                "measure mlp:2-3-1 --normalise mnist        | no point of this curve is one",
                "measure mlp:2-3-1 --from a.npy --mean 1    | --as-images",
                "measure mlp:2-3-1 --from a.png --normalise imagnet | expected one of imagenet, cifar10, mnist",
                "measure mlp:2-3-1 --from a.png --normalise mnist --scale 255 | expected no --mean, --std or --scale",
                "measure mlp:2-3-1 --from a.png --mean 1;2  | numbers with commas between",
                "measure mlp:2-3-1 --from a.png --mean NaN  | --mean has the value NaN",
                "measure mlp:2-3-1 --from a.png --std 0     | --std has the value 0.0; expected positive",
                "measure mlp:2-3-1 --from a.png --scale 0   | --scale is 0.0; expected a positive",
                "measure mlp:2-3-1 --from a.png --layout nhwc  | expected chw or hwc",
                "measure mlp:2-3-1 --from a.png --channels rbg | expected rgb or bgr",
                "measure mlp:2-3-1 --from a.png --fit cut   | --fit is 'cut'; expected resize, crop or crop:PIXELS",
                "measure mlp:2-3-1 --span 0.5               | two numbers",
                "measure mlp:2-3-1 --span 0.7,0.2           | FROM < TO",
                "measure mlp:2-3-1 --span a,b               | two numbers",
                "measure mlp:2-3-1 --radius -1              | positive",
                "measure mlp:2-3-1 --radius x               | --radius",
                "measure mlp:2-3-1 --seeds 5..1             | backwards",
                "measure mlp:2-3-1 --seeds one              | no seeds",
                "measure mlp:2-3-1 --seeds 0..999999999     | more than",
                "measure sawtooth:3 --seeds 0..3            | neither",
                "measure mlp:2-3-1 --measures lenght        | unknown measure 'lenght'",
                "measure mlp:2-3-1 --threads 0              | expected 1 to",
                "measure mlp:2-3-1 --memory 5X              | amount of memory",
                "bounds mlp:2-3-1 --seeds 0..3              | expected --count",
                "bounds mlp:2-3-1 --count --cube 1,-1       | LOW,HIGH",
                "bounds mlp:2-3-1 --count --cube 1          | LOW,HIGH",
                "bounds mlp:2-3-1 --count --max-regions 0   | at least 1",
                "bounds mlp:2-3-1 --count --trained mlp:2-3-1 | is random; expected FILE.onnx",
                "bounds fold:2x4-8 --count --seeds 0..3     | are not random",
                "measure mlp:2-3-1 --memory 1K              | at least 1M",
                "measure mlp:2-3-1 --tolerance 0            | between 0 and 1",
                "measure mlp:2-3-1 --json --csv             | mutually exclusive",
                "regions mlp:7-3-1 | too many to cut all of their space; expected a plane",
                "regions mlp:2-3-1 --box 1,-1 | --box 1,-1 is empty",
                "regions mlp:2-3-1 --box NaN,1 | expected LO,HI with LO < HI",
                "regions mlp:2-3-1 --box 0,1;0,1;0,1 | 3 pairs LO,HI, the network 2 inputs",
                "regions mlp:2-3-1 --box 0 | expected LO,HI",
                "regions mlp:2-3-1 --box 0,1 --space | expected one of them",
                "regions mlp:9-3-1 --slice zeros,ones | expected A,B,C",
                "regions mlp:9-3-1 --slice zeros,ones, | expected A,B,C",
                "regions mlp:9-3-1 --slice zeros,ones,gaussian:1 --margin NaN | --margin is NaN; expected 0 to",
                "regions mlp:9-3-1 --slice zeros,ones,gaussian:1 --margin -1 | --margin is -1.0; expected 0 to",
                "regions mlp:9-3-1 --slice zeros,ones,gaussian:1 --margin 0.2 --triangle | --triangle or --margin",
                "regions mlp:9-3-1 --plane zeros,ones,gaussian:1 --extent 0 | --extent is 0.0; expected a positive",
                "regions mlp:2-3-1 --extent 1 | expected --plane",
                "regions mlp:2-3-1 --margin 1 | expected --slice",
                "regions mlp:2-3-1 --normalise mnist | expected --slice or --plane",
                "regions mlp:9-3-1 --slice zeros,ones,gaussian:1 --normalise mnist | no point given is one",
                "regions mlp:2-3-1 --max-regions 0 | expected at least 1",
                "regions mlp:2-3-1 --time-limit soon | is no time",
                "regions mlp:2-3-1 --cells cells.txt | expected FILE.csv or FILE.geojson",
                "regions mlp:3-3-1 --cells cells.geojson | the domain has dimension 3",
                "regions mlp:2-3-1 --svg a.png | expected FILE.svg",
                "regions mlp:2-3-1 --png a | expected FILE.png",
                "regions mlp:3-3-1 --png a.png | bounded part of a plane, and this domain has dimension 3",
                "regions mlp:2-3-1 --space --svg a.svg | dimension 2 and no bounds",
                "regions mlp:3-3-2 --decision | bounded part of a plane",
                "regions mlp:2-3-2 --decision-lines a.txt | expected FILE.csv or FILE.geojson",
                "regions mlp:2-3-1 --png a.png --colour red | expected slope, output:K, class",
                "regions mlp:2-3-1 --colour class | expected --svg or --png",
                "regions mlp:2-3-1 --png a.png --panes --no-boundaries | without --no-boundaries",
                "regions mlp:2-3-1 mlp:2-4-1 --png a.png --panes | expected one network",
                "regions mlp:2-3-1 mlp:2-4-1 --json | expected one NETWORK",
                "regions mlp:2-3-1 mlp:2-4-1 --cells a.csv | expected one NETWORK",
                "regions mlp:2-3-2 mlp:2-4-2 --decision-lines a.csv | expected one NETWORK",
                "regions                                    | NETWORK",
                "dichotomies mlp:2-3-1 --layer 2            | expected 1 to 1, or all",
                "dichotomies mlp:2-3-1 --layer 0            | expected 1 to 1, or all",
                "dichotomies mlp:2-3-1 --layer last         | expected a number from 1, or all",
                "dichotomies mlp:2-1                        | no hidden layer",
                "dichotomies mlp:2-3-1 --points 0           | expected 1 to 1000",
                "dichotomies mlp:2-3-1 --points 1000000     | expected 1 to 1000",
                "dichotomies mlp:2-3-1 --points many        | --points",
                "dichotomies mlp:2-3-1 --tolerance 0.1      | --tolerance",
                "compare mlp:2-3-1                          | at least 2 values",
                "compare mlp:2-3-1 nothing                  | is no network",
                "compare sawtooth:3 sawtooth:4 --seeds 0..3 | neither",
                "compare mlp:2-3-1 mlp:2-4-1 --measures x   | unknown measure",
                "measure mlp:2-3-1 --input-shape 3          | the input of mlp:2-3-1 is [2]",
                "measure mlp:2-3-1 --input-shape 3x         | is no shape",
                "measure mlp:2-3-1 --input-shape 0x2        | is no shape",
                "info mlp:2-3-1 --input-shape 1x2           | the input of mlp:2-3-1 is [2]",
                "compare mlp:2-3-1 mlp:3-3-1 --input-shape 2| the input of mlp:3-3-1 is [3]",
                "check mlp:2-3-1                            | expected at least one of --max-growth, --min-growth",
                "check mlp:2-3-1 --max-growth -1            | not negative",
                "check mlp:2-3-1 --max-growth NaN           | not negative",
                "check mlp:2-3-1 --max-growth much          | --max-growth",
                "check mlp:2-3-1 --max-dead 10              | expected one such as 10%",
                "check mlp:2-3-1 --max-dead -1%             | expected one such as 10%",
                "check mlp:2-3-1 --max-dead 100%            | less than 100",
                "check mlp:2-3-1 --max-growth 1 --min-growth 2 | nothing lies between",
                "check mlp:2-3-1 --max-growth 1 --tolerance 5% | without --baseline",
                "check mlp:2-3-1 --max-growth 1 --sampling-tolerance 2 | between 0 and 1",
                "check sawtooth:3 --max-growth 1 --seeds 0..3 | neither",
                "list everything                            | everything",
                "export mlp:2-3-1                           | --output",
                "export mlp:2-3-1 -o a.onnx --precision half| half",
                "theory mlp:2-3-1 --radius 0                | positive"
            })
    void usage(String line, String expected) {
        refused(ExitCode.USAGE, expected, line.strip().split(" +"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "measure none.npz                                   | none.npz",
                "measure mlp:2-3-1 --from none.npy#1                | none.npy",
                "measure mlp:2-3-1 --from nonsense                  | of no known kind",
                "measure mlp:2-3-1 --from none.png                  | none.png: no such file",
                "measure mlp:2-3-1 --along images:none              | is not there; expected a folder of images",
                "measure mlp:2-3-1 --along none/                    | is not there; expected a folder of images",
                "measure mlp:2-3-1 --from gaussian:x                | no seed",
                "measure mlp:2-3-1 --from mnist:test/0 --to ones    | --data",
                "measure mlp:2-3-1 --from ones --to ones            | same point",
                "measure mlp:2-3-1 --along circle --from ones --to ones | on one line",
                "measure mlp:1-3-1 --along arc --from zeros --to zeros  | same point",
                "measure mlp:2-3-1 --along bezier                   | orthogonal",
                "measure mlp:1000000-1000000x4-10 | elements; expected at most",
                "measure mlp:2-40000x99-10 | GiB",
                "compare mlp:2-3-1 mlp:3-3-1                        | its input is [3], that of mlp:2-3-1 is [2]",
                "check mlp:2-3-1 --max-growth 2 --junit none/a.xml  | does not exist",
                "check mlp:2-3-1 --baseline none.json               | none.json: no such file",
                "dichotomies sawtooth:4                             | not random",
                "dichotomies mlp:2-3x2-1,activation=tanh            | layer1 (tanh) is smooth",
                "dichotomies cnn:1x8x8-c2-p-4-2                     | not fed by a dense layer",
                "dichotomies cnn:1x8x8-c2-p-4-2 --layer all         | not fed by a dense layer",
                "dichotomies resnet:1x4x4-2-1 --layer 2             | residual",
                "regions mlp:7-3-1 --box -1,1 | in 7 dimensions; expected at most 6",
                "regions mlp:8-9-1 --space | roughly 10^3 regions in 8 dimensions",
                "regions mlp:6-500x3-1 | expected at most 10^10: count a part with --max-regions",
                "regions mlp:2-3x2-1,activation=tanh | layer1 (tanh) is smooth",
                "regions mlp:9-3-1 --slice zeros,ones,zeros | lie on one line",
                "regions mlp:9-3-1 --slice ones,ones,zeros | lie on one line",
                "regions mlp:1-3-1 --slice zeros,ones,gaussian:1 | lie on one line",
                "regions mlp:9-3-1 --plane zeros,ones,zeros | parallel or zero",
                "regions mlp:9-3-1 --slice zeros,ones,none.npy | none.npy",
                "regions mlp:2-3-1 --cells none/cells.csv | does not exist",
                "regions mlp:2-3-1 --png none/a.png | does not exist",
                "regions mlp:2-3-2 --decision-lines none/a.csv | does not exist",
                "regions mlp:2-3-1 mlp:2-4-1 --svg none/a.svg | does not exist",
                "regions mlp:2-3-1 --png a.png --colour output:1 | output",
                "regions mlp:2-3-2 --decision 2 | there is no output 2; expected 0 to 1",
                "regions mlp:2-3-1 mlp:3-3-1 | expected the same, to cut one domain",
                "theory cnn:1x8x8-c2-p-4-2                          | no predictions",
                "bounds cnn:1x8x8-c2-p-4-2                          | expected dense layers and activations in sequence",
                "bounds mlp:2-3-1,activation=tanh                   | the activation (tanh) is smooth",
                "bounds mlp:2-1                                     | no hidden layer",
                "bounds mlp:7-3-1 --count                           | 7 inputs; exact counts are for at most 6",
                "bounds mlp:2-3-1 --count --trained none.npz        | none.npz",
                "measure mlp:2-3x3-1,weight-variance=1e300          | overflow"
            })
    void input(String line, String expected) {
        refused(ExitCode.INPUT, expected, line.strip().split(" +"));
    }

    @Test
    void filesThatMakeNoNetwork() throws IOException {
        Tensor w = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        weights(Map.of("W0", w, "W1", w), "transpose");
        weights(Map.of("W0", w, "b0", Tensor.vector(1, 2, 3)), "b0 is [3]");
        weights(Map.of("W0", w, "W2", w), "without gaps");
        weights(Map.of("weights", w), "expected W0");
        weights(Map.of("W0", Tensor.vector(1, 2)), "expected [out, in]");
        weights(Map.of("W0", Tensor.of(Shape.of(1, 2), 1, Double.NaN)), "is NaN");
        Path broken = folder.resolve("broken.npz");
        Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0});
        refused(ExitCode.INPUT, "cannot be read as a zip", "measure", broken.toString());
        Path empty = folder.resolve("empty.npz");
        Files.write(empty, new byte[0]);
        refused(ExitCode.INPUT, "empty.npz", "measure", empty.toString());
        Path points = folder.resolve("points.npy");
        Npy.write(points, Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
        refused(ExitCode.INPUT, "rows of 3 elements", "measure", "mlp:2-3-1", "--along", points.toString());
        refused(ExitCode.INPUT, "row 7", "measure", "mlp:3-3-1", "--from", points + "#7");
        Npy.write(points, Tensor.of(Shape.of(2, 2), 1, 2, 1, 2));
        refused(ExitCode.INPUT, "same point", "measure", "mlp:2-3-1", "--along", points.toString());
    }

    @Test
    void outputThatCannotBeWrittenLeavesNothing() throws IOException {
        refused(
                ExitCode.INPUT,
                "does not exist",
                "measure",
                "mlp:2-3-1",
                "-o",
                folder.resolve("a/b.json").toString());
        refused(ExitCode.INPUT, "is a folder", "measure", "mlp:2-3-1", "-o", folder.toString());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void withoutACommandItShowsWhatThereIs() {
        Cli run = Cli.run();
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("Commands:"), run.err());
        assertTrue(
                run.err()
                        .contains(
                                "crease: no command given; expected one of measure, compare, check, dichotomies, regions"),
                run.err());
    }

    @Test
    void verboseShowsWhere() {
        Cli run = Cli.run("measure", "mlp:2-3-1", "-v", "--from", "ones", "--to", "ones");
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().contains("\tat io.crease"), run.err());
    }

    private void weights(Map<String, Tensor> arrays, String expected) {
        Path file = folder.resolve("net, with comma.npz");
        Npz.write(file, arrays);
        refused(ExitCode.INPUT, expected, "measure", "'" + file + "',activation=hard-tanh");
    }

    private static void refused(int code, String expected, String... arguments) {
        Cli run = Cli.run(arguments);
        String line = run.err().lines().reduce((a, b) -> b).orElse("");
        assertEquals(code, run.code(), run.err());
        assertTrue(line.startsWith("crease: "), run.err());
        assertTrue(line.contains(expected), () -> "expected '" + expected + "' in: " + line);
        assertEquals("", run.out());
        assertFalse(run.err().contains("\tat "), run.err());
        assertTrue(run.err().lines().count() == 1, run.err());
    }
}
