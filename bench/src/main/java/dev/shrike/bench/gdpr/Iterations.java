package dev.shrike.bench.gdpr;

import dev.shrike.bench.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads what JMH prints, and moves the progress bar at each iteration. Used by one thread. */
final class Iterations extends OutputStream {
    private static final String MARK = "teration ";

    private final Progress progress;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Iterations(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void write(int next) {
        if (next != '\n') {
            line.write(next);
            return;
        }
        if (line.toString(StandardCharsets.UTF_8).contains(MARK)) {
            progress.step("");
        }
        line.reset();
    }
}
