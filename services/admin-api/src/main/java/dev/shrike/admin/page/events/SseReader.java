package dev.shrike.admin.page.events;

import io.micronaut.core.annotation.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads blocks of Server-Sent Events, one after the other. Used by one thread at a time; closing it from another ends a read. */
final class SseReader implements AutoCloseable {
    private static final int LONGEST = 4 * 1024 * 1024;

    private final InputStream in;
    private final BufferedReader lines;

    SseReader(InputStream in) {
        this.in = in;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** A block; what it does not have is empty. */
    record Block(String id, String event, String data) {}

    /**
     * The next block that has an id or data; null at the end.
     *
     * @throws IOException when the stream breaks, or a block is larger than any event
     */
    @Nullable
    Block next() throws IOException {
        String id = "";
        String event = "";
        StringBuilder data = new StringBuilder();
        String line;
        while ((line = lines.readLine()) != null) {
            if (line.isEmpty()) {
                if (!id.isEmpty() || !data.isEmpty()) {
                    return new Block(id, event, data.toString());
                }
            } else if (line.startsWith("id:")) {
                id = value(line);
            } else if (line.startsWith("event:")) {
                event = value(line);
            } else if (line.startsWith("data:")) {
                if (data.length() + line.length() > LONGEST) {
                    throw new IOException("A block of more than " + LONGEST + " characters");
                }
                data.append(data.isEmpty() ? "" : "\n").append(value(line));
            }
        }
        return null;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
