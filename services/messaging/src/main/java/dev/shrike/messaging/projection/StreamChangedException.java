package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;

/** A stream is not the one that a build was made from: going on would leave events out. Only a rebuild helps. */
final class StreamChangedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final String stream;

    StreamChangedException(String stream, String how) {
        super("Stream " + stream + " " + how + "; rebuild the projection");
        this.stream = stream;
    }

    String stream() {
        return stream;
    }
}
