package dev.shrike.gdpr.scan.jetstream;

import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** Reads one stream from its first message to the last that it had when it was looked at. */
interface StreamReader {

    /** @throws dev.shrike.gdpr.scan.PlaceUnavailableException when it gives nothing any more before its end */
    void read() throws IOException, JetStreamApiException, InterruptedException;
}
