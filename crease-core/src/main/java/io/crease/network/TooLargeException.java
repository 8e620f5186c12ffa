package io.crease.network;

/** A network that is well described but needs more memory than this Java may use; the message has the estimate. */
public final class TooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }

    TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
