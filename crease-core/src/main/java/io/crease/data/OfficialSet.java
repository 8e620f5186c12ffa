package io.crease.data;

import io.crease.numeric.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data set as its publishers gave it out: where its files come from, and their sizes and checksums.
 *
 * @param name as in specs: {@code cifar10}
 * @param folder the sub-folder its files are put into
 * @param page where they come from; it ends in a slash
 * @param files what the loaders read
 * @param archive a gzipped tar that holds the files in {@code folder}, or null if each is fetched by itself
 */
public record OfficialSet(
        String name, String folder, URI page, List<OfficialFile> files, @Nullable OfficialFile archive) {
    private static final long BATCH = 30_730_000;

    private static final List<OfficialSet> ALL = List.of(
            new OfficialSet(
                    "mnist",
                    "mnist",
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    List.of(
                            file(
                                    "train-images-idx3-ubyte.gz",
                                    9_912_422,
                                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                            file(
                                    "train-labels-idx1-ubyte.gz",
                                    28_881,
                                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                            file(
                                    "t10k-images-idx3-ubyte.gz",
                                    1_648_877,
                                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                            file(
                                    "t10k-labels-idx1-ubyte.gz",
                                    4_542,
                                    "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
                    null),
            new OfficialSet(
                    "fashion-mnist",
                    "fashion-mnist",
                    URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    List.of(
                            file(
                                    "train-images-idx3-ubyte.gz",
                                    26_421_880,
                                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                            file(
                                    "train-labels-idx1-ubyte.gz",
                                    29_515,
                                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                            file(
                                    "t10k-images-idx3-ubyte.gz",
                                    4_422_102,
                                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                            file(
                                    "t10k-labels-idx1-ubyte.gz",
                                    5_148,
                                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
                    null),
            new OfficialSet(
                    "cifar10",
                    "cifar-10-batches-bin",
                    URI.create("https://www.cs.toronto.edu/~kriz/"),
                    List.of(
                            file(
                                    "data_batch_1.bin",
                                    BATCH,
                                    "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                            file(
                                    "data_batch_2.bin",
                                    BATCH,
                                    "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                            file(
                                    "data_batch_3.bin",
                                    BATCH,
                                    "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                            file(
                                    "data_batch_4.bin",
                                    BATCH,
                                    "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                            file(
                                    "data_batch_5.bin",
                                    BATCH,
                                    "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                            file(
                                    "test_batch.bin",
                                    BATCH,
                                    "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
                    file(
                            "cifar-10-binary.tar.gz",
                            170_052_171,
                            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));

    /** Copies the list. */
    public OfficialSet {
        files = List.copyOf(files);
    }

    private static OfficialFile file(String name, long bytes, String sha256) {
        return new OfficialFile(name, bytes, sha256);
    }

    /** All sets that can be fetched. */
    public static List<OfficialSet> all() {
        return ALL;
    }

    /** The set of that name. @throws InputException if there is none */
    public static OfficialSet named(String name) {
        return ALL.stream()
                .filter(set -> set.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("data set '" + name + "': not one that can be fetched; expected "
                        + ALL.stream().map(OfficialSet::name).collect(Collectors.joining(", "))));
    }

    /** What is fetched, in bytes: the archive, or the sum of the files. */
    public long download() {
        return archive != null
                ? archive.bytes()
                : files.stream().mapToLong(OfficialFile::bytes).sum();
    }

    /**
     * Looks for every file under {@code data}, in all places where the loaders look.
     *
     * @param thorough whether files are read to the end and their checksums compared; else their sizes alone
     */
    public List<FileState> check(Path data, boolean thorough) {
        return files.stream().map(file -> check(file, data, thorough)).toList();
    }

    private FileState check(OfficialFile file, Path data, boolean thorough) {
        boolean idx = file.name().endsWith("-ubyte.gz");
        List<String> places = idx ? Mnist.places(name, data) : List.of(folder, "");
        Path found = DataFolder.findOrNull(data, places, idx ? Mnist.names(file.name()) : List.of(file.name()));
        if (found == null) {
            return new FileState(file, FileState.Kind.MISSING, null, "");
        }
        try {
            long bytes = Files.size(found);
            if (bytes == file.bytes() && (!thorough || file.matches(found))) {
                return new FileState(file, FileState.Kind.OFFICIAL, found, "");
            }
            if (idx) {
                Idx.check(found, file.name().contains("images"), thorough);
                return new FileState(
                        file, FileState.Kind.COMPLETE, found, "not the official bytes, unpacked or packed anew");
            }
            String words = bytes == file.bytes()
                    ? "its SHA-256 is not the official one"
                    : bytes + " bytes; expected " + file.bytes();
            return new FileState(file, FileState.Kind.DAMAGED, found, words);
        } catch (IOException | InputException e) {
            String message = String.valueOf(e.getMessage());
            String start = found + ": ";
            String words = message.startsWith(start) ? message.substring(start.length()) : message;
            return new FileState(file, FileState.Kind.DAMAGED, found, words);
        }
    }
}
