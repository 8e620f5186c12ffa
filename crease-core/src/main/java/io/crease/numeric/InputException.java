package io.crease.numeric;

/**
 * Input that is absent, unreadable, unsupported or inconsistent: a file, a spec, an array. The message is one line that says
 * where, what was found, what was expected and what to do; the command line shows it alone and ends with exit code 3.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An exception with the given message, control characters (a hostile file's line breaks, say) turned into spaces. */
    public InputException(String message) {
        super(oneLine(message));
    }

    /** As {@link #InputException(String)}, keeping the failure that lies beneath. */
    public InputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ");
    }
}
