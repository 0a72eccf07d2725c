package dev.shrike.messaging.read;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says what a stream holds last. */
record StreamEnds(NatsConnection nats, MessageDecoder decoder) {
    /** JetStream: no message found. */
    private static final int NO_MESSAGE = 10037;

    long lastSequence(String stream) {
        return span(stream).last();
    }

    StreamSpan span(String stream) {
        try {
            StreamInfo info = nats.management().getStreamInfo(stream);
            return new StreamSpan(
                    info.getCreateTime().toInstant(),
                    info.getStreamState().getFirstSequence(),
                    info.getStreamState().getLastSequence());
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Could not ask for the ends of stream " + stream + ": " + e, e);
        }
    }

    /** The last sequence that the stream gave out before the time; 0 when that was none. */
    long sequenceBefore(String stream, Instant time) {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .deliverPolicy(DeliverPolicy.ByStartTime)
                .startTime(time.atZone(ZoneOffset.UTC))
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(Duration.ofSeconds(30))
                .build();
        try {
            ConsumerContext consumer = nats.jetStream().getStreamContext(stream).createOrUpdateConsumer(wanted);
            try {
                // where it would begin, less one
                return consumer.getCachedConsumerInfo().getDelivered().getStreamSequence();
            } finally {
                nats.management().deleteConsumer(stream, consumer.getConsumerName());
            }
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Could not ask what stream " + stream + " held then: " + e, e);
        }
    }

    Optional<StoredEvent> lastEvent(String stream, String subjects) {
        try {
            MessageInfo last = nats.management().getLastMessage(stream, subjects);
            return decoder.decode(
                    stream, last.getSeq(), last.getSubject(), last.getTime().toInstant(), last.getData());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE) {
                return Optional.empty();
            }
            throw new NatsUnavailableException("Could not ask for the last event of " + stream + ": " + e, e);
        } catch (IOException e) {
            throw new NatsUnavailableException("Could not ask for the last event of " + stream + ": " + e, e);
        }
    }
}
