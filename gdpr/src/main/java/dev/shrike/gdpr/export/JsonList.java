package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A JSON array that is written element by element, one on a line. Not thread-safe. */
final class JsonList {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private long size;

    /** @param out left open */
    JsonList(OutputStream out) throws IOException {
        this.out = out;
        text("[");
    }

    void add(ObjectNode element) throws IOException {
        text(size == 0 ? "\n" : ",\n");
        out.write(JSON.writeValueAsBytes(element));
        size++;
    }

    long size() {
        return size;
    }

    /** Ends the array. */
    void end() throws IOException {
        text("\n]\n");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
