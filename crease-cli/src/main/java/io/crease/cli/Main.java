package io.crease.cli;

import picocli.CommandLine;

/** The {@code crease} command. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int code = run(arguments, terminal);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code; nothing but {@code terminal} is printed to. */
    static int run(String[] arguments, Terminal terminal) {
        String typed = String.join(" ", Words.quoted(arguments));
        try (Interruption interruption = new Interruption()) {
            Session session = new Session(terminal, typed, interruption);
            CommandLine line = commandLine(session);
            try {
                return line.execute(arguments);
            } catch (StackOverflowError | OutOfMemoryError e) {
                return session.report(e); // picocli passes errors on
            } finally {
                line.getOut().flush();
                line.getErr().flush();
                terminal.out().flush();
                terminal.err().flush();
            }
        }
    }

    /** The command with all its parts. */
    static CommandLine commandLine(Session session) {
        Terminal terminal = session.terminal();
        CommandLine line = new CommandLine(new CreaseCommand(session))
                .addSubcommand(new MeasureCommand(session))
                .addSubcommand(new CompareCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new DichotomiesCommand(session))
                .addSubcommand(new RegionsCommand(session))
                .addSubcommand(new InfoCommand(session))
                .addSubcommand(new TheoryCommand(session))
                .addSubcommand(new BoundsCommand(session))
                .addSubcommand(new TrainCommand(session))
                .addSubcommand(new StudyCommand(session))
                .addSubcommand(new ReproduceCommand(session))
                .addSubcommand(new PlotCommand(session))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(DataCommand.line(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new CompletionCommand(session));
        addVerbosity(line, session);
        CommandLine.Help.Ansi ansi = terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        line.setOut(new java.io.PrintWriter(terminal.out(), false, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(terminal.err(), false, java.nio.charset.StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setUsageHelpWidth(100);
        line.setAbbreviatedOptionsAllowed(false);
        line.setAbbreviatedSubcommandsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setExecutionExceptionHandler((e, command, parsed) -> session.report(e));
        line.setParameterExceptionHandler((e, args) -> {
            String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
            return session.report(new UsageException(Words.lower(e.getMessage()) + "; see " + help, e));
        });
        return line;
    }

    private static void addVerbosity(CommandLine line, Session session) {
        for (CommandLine command : line.getSubcommands().values()) {
            command.addMixin("verbosity", new Verbosity(session));
            addVerbosity(command, session);
        }
    }
}
