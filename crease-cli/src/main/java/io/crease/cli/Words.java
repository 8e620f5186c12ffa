package io.crease.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small turns of text. */
final class Words {
    private Words() {}

    /** Arguments as a POSIX shell would need them. */
    static List<String> quoted(String... arguments) {
        List<String> result = new ArrayList<>();
        result.add("crease");
        for (String argument : arguments) {
            boolean plain = argument.matches("[A-Za-z0-9_./:,=@%+#()-]+") && !argument.matches(".*[()#].*");
            result.add(plain ? argument : "'" + argument.replace("'", "'\\''") + "'");
        }
        return result;
    }

    /** A message of the option parser as the rest of a line: its first letter small, no full stop. */
    static String lower(@Nullable String message) {
        String text = message == null ? "bad arguments" : message.strip();
        String line = text.lines().findFirst().orElse("bad arguments");
        String start = line.length() > 1 && Character.isLowerCase(line.charAt(1))
                ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1)
                : line;
        return start.endsWith(".") ? start.substring(0, start.length() - 1) : start;
    }

    /** {@code 1 layer}, {@code 3 layers}. */
    static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    /** {@code 1 study}, {@code 3 studies}. */
    static String studies(long n) {
        return n == 1 ? "1 study" : count(n, "studie");
    }

    /** {@code 1, 2 and 5}; runs of three or more as {@code 3–7}. */
    static String numbers(List<Integer> ascending) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < ascending.size(); ) {
            int run = 1;
            while (i + run < ascending.size() && ascending.get(i + run) == ascending.get(i) + run) {
                run++;
            }
            if (run >= 3) {
                parts.add(ascending.get(i) + "–" + ascending.get(i + run - 1));
            } else {
                ascending.subList(i, i + run).forEach(n -> parts.add(String.valueOf(n)));
            }
            i += run;
        }
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
