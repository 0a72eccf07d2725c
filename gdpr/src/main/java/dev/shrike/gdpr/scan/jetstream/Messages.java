package dev.shrike.gdpr.scan.jetstream;

import dev.shrike.gdpr.scan.Part;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hands messages over to a part. */
final class Messages {

    private Messages() {}

    static void examine(Part part, long sequence, Instant stored, String subject, Headers headers, byte[] payload) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(subject.getBytes(StandardCharsets.UTF_8));
        pieces.add(payload);
        if (headers != null) {
            headers.forEach((name, values) -> {
                pieces.add(name.getBytes(StandardCharsets.UTF_8));
                values.forEach(value -> pieces.add(value.getBytes(StandardCharsets.UTF_8)));
            });
        }
        part.examine(_ -> "sequence " + sequence, stored, pieces.toArray(byte[][]::new));
    }
}
