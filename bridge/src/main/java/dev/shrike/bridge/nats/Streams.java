package dev.shrike.bridge.nats;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.Optional;

/** Asks JetStream about streams. Thread-safe; every request ends within the link's timeout. */
public final class Streams implements StreamView {
    private static final int NO_MESSAGE_FOUND = 10037;
    private static final int STREAM_NOT_FOUND = 10059;

    private final NatsLink link;

    Streams(NatsLink link) {
        this.link = link;
    }

    @Override
    public Vitals vitals(String stream) {
        try {
            StreamInfo info = management().getStreamInfo(stream);
            return new Vitals(
                    stream,
                    info.getCreateTime().toInstant(),
                    info.getStreamState().getFirstSequence(),
                    info.getStreamState().getLastSequence(),
                    Optional.ofNullable(info.getConfiguration().getMaxAge()).filter(age -> !age.isZero()),
                    isLimited(info.getConfiguration()));
        } catch (JetStreamApiException e) {
            throw e.getApiErrorCode() == STREAM_NOT_FOUND
                    ? new UnavailableException(Incident.STREAM_MISSING, "The stream " + stream + " is missing", e)
                    : new UnavailableException(
                            Incident.REFUSED, "NATS refuses to tell about " + stream + ": " + e.getMessage(), e);
        } catch (IOException | IllegalStateException e) {
            throw away(e);
        }
    }

    private static boolean isLimited(StreamConfiguration config) {
        return config.getMaxMsgs() > 0 || config.getMaxBytes() > 0 || config.getMaxMsgsPerSubject() > 0;
    }

    /**
     * All that NATS tells about a stream; empty when it has none of that name.
     *
     * @throws UnavailableException when NATS is away
     */
    public Optional<StreamInfo> info(String stream) {
        try {
            return Optional.of(management().getStreamInfo(stream));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == STREAM_NOT_FOUND) {
                return Optional.empty();
            }
            throw new UnavailableException(
                    Incident.REFUSED, "NATS refuses to tell about " + stream + ": " + e.getMessage(), e);
        } catch (IOException | IllegalStateException e) {
            throw away(e);
        }
    }

    @Override
    public Optional<StoredMessage> at(String stream, long sequence) {
        return message(stream, sequence)
                .map(message -> new StoredMessage(
                        messageId(message.getHeaders()), message.getTime().toInstant()));
    }

    /**
     * All that a stream holds at a sequence; empty when the message was deleted or has expired.
     *
     * @throws UnavailableException when NATS is away
     */
    public Optional<MessageInfo> message(String stream, long sequence) {
        try {
            return Optional.of(management().getMessage(stream, sequence));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw new UnavailableException(
                    Incident.REFUSED, "NATS refuses to show " + stream + ": " + e.getMessage(), e);
        } catch (IOException | IllegalStateException e) {
            throw away(e);
        }
    }

    JetStreamManagement management() throws IOException {
        return link.connection().jetStreamManagement(link.requests());
    }

    static UnavailableException away(Exception e) {
        return new UnavailableException(Incident.NATS_AWAY, "NATS is away: " + e.getMessage(), e);
    }

    /** The {@code Nats-Msg-Id} of a message, or empty. */
    public static String messageId(Headers headers) {
        String id = headers == null ? null : headers.getFirst(EventHeaders.NATS_MESSAGE_ID);
        return id == null ? "" : id;
    }
}
