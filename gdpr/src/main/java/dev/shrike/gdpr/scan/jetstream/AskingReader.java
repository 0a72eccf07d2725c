package dev.shrike.gdpr.scan.jetstream;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Session;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;

/** Asks for one message after another, which takes nothing from anybody. Slow: one request each. */
record AskingReader(JetStreamManagement management, Session session, Part part, StreamInfo stream)
        implements StreamReader {

    private static final int NO_MESSAGE_FOUND = 10037;
    private static final String EVERY_SUBJECT = ">";

    @Override
    public void read() throws IOException, JetStreamApiException {
        String name = stream.getConfiguration().getName();
        long last = stream.getStreamState().getLastSequence();
        long next = stream.getStreamState().getFirstSequence();
        while (next <= last) {
            MessageInfo message;
            try {
                message = management.getNextMessage(name, next, EVERY_SUBJECT);
            } catch (JetStreamApiException e) {
                if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                    return;
                }
                throw e;
            }
            if (message.getSeq() <= last) {
                Messages.examine(
                        part,
                        message.getSeq(),
                        message.getTime().toInstant(),
                        message.getSubject(),
                        message.getHeaders(),
                        message.getData());
            }
            next = message.getSeq() + 1;
            session.advance(1);
        }
    }
}
