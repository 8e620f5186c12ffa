package io.crease.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "theory")
final class TheoryCommand implements Callable<Integer> {
    TheoryCommand(Session session) {}

    @Override
    public Integer call() {
        return 0;
    }
}
