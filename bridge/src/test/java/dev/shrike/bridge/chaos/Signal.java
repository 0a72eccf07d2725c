package dev.shrike.bridge.chaos;

import java.io.IOException;

/** A signal to a process. */
enum Signal {
    /** It is not given the processor any more. */
    STOP,
    /** It goes on as if nothing had been. */
    CONT;

    void send(long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name() + " ended with " + code);
        }
    }
}
