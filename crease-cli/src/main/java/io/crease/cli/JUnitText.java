package io.crease.cli;

import java.util.Locale;

/**
 * A gate's verdicts as the XML that JUnit's Ant task and Surefire write and CI servers read: one {@code testsuite}, a {@code
 * testcase} for each limit and place, a {@code failure} in each that is broken or not shown to hold, an {@code error} when the run
 * was interrupted.
 */
final class JUnitText {
    private final StringBuilder text = new StringBuilder();

    private JUnitText() {}

    static String of(GateResult gate) {
        return new JUnitText().write(gate);
    }

    private String write(GateResult gate) {
        Result result = gate.result();
        long failures = gate.verdicts().stream().filter(v -> fails(gate, v)).count();
        int errors = result.complete() ? 0 : 1;
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        attribute("name", "crease check " + result.subject().network().source());
        attribute("tests", String.valueOf(gate.verdicts().size() + errors));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
        attribute("skipped", "0");
        attribute("time", seconds(result.provenance().seconds()));
        text.append(">\n  <properties>\n");
        property("command", result.provenance().command());
        property("version", Version.crease());
        String hash = result.subject().network().sha256();
        property("sha256", hash == null ? "" : hash);
        text.append("  </properties>\n");
        gate.verdicts().forEach(verdict -> testcase(verdict, fails(gate, verdict)));
        if (!result.complete()) {
            start("crease.check", "complete");
            text.append(">\n    <error");
            attribute("message", result.interruption());
            attribute("type", "interrupted");
            text.append("/>\n  </testcase>\n");
        }
        return text.append("</testsuite>\n").toString();
    }

    private static boolean fails(GateResult gate, Verdict verdict) {
        return verdict.outcome() == Outcome.BROKEN || (verdict.outcome() == Outcome.NOT_SHOWN && !gate.lenient());
    }

    private void testcase(Verdict verdict, boolean fails) {
        boolean row = verdict.limit().equals("baseline");
        start(
                "crease.check." + verdict.limit(),
                row ? verdict.place().textOfRow() : verdict.place().text());
        if (verdict.outcome() == Outcome.HELD) {
            text.append("/>\n");
            return;
        }
        text.append(">\n    <").append(fails ? "failure" : "system-out");
        if (fails) {
            attribute("message", verdict.line());
            attribute("type", verdict.outcome().text());
            text.append("/>\n");
        } else {
            text.append('>').append(escaped(verdict.line())).append("</system-out>\n");
        }
        text.append("  </testcase>\n");
    }

    private void start(String type, String name) {
        text.append("  <testcase");
        attribute("classname", type);
        attribute("name", name);
        attribute("time", "0");
    }

    private void property(String name, String value) {
        text.append("    <property");
        attribute("name", name);
        attribute("value", value);
        text.append("/>\n");
    }

    private void attribute(String name, String value) {
        text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** Text as it may stand in XML 1.0; characters that may not stand there at all become U+FFFD. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\t', '\n', '\r' -> result.append("&#").append(c).append(';');
                default -> result.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return result.toString();
    }

    private static boolean allowed(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
