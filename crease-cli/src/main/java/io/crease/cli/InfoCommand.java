package io.crease.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "info")
final class InfoCommand implements Callable<Integer> {
    InfoCommand(Session session) {}

    @Override
    public Integer call() {
        return 0;
    }
}
