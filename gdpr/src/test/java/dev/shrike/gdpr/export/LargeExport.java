package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.Ticks;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Exports more than fits into the memory of its process. */
final class LargeExport {

    static final int EVENTS = 10_000;

    private static final String NOTE = "a long note ".repeat(700);

    private LargeExport() {}

    /** Arguments: the file to write, and a folder for what has to wait. */
    public static void main(String[] arguments) throws Exception {
        Exports exports = new Exports(Path.of(arguments[1]));
        var events = IntStream.range(0, EVENTS)
                .mapToObj(i -> exports.sealer.seal(
                        Ticks.by(Birders.ana(), new UUID(7, i)),
                        Map.of(Ticks.NOTE, JsonNodeFactory.instance.textNode(i + NOTE))))
                .iterator();
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            exports.write(events, out);
        }
    }
}
