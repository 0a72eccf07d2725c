package dev.shrike.browser;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;

/** Messages that nobody has looked at before they are in their stream. */
record Letters(LivePlatform platform) {

    /** Returns when the stream has it. */
    void send(String subject, byte[] content) throws IOException, InterruptedException {
        try (Connection nats = Nats.connect(platform.nats().toString())) {
            nats.jetStream().publish(subject, content);
        } catch (JetStreamApiException e) {
            throw new IOException(subject + " was not taken", e);
        }
    }
}
