package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.nats.Delivery;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a lane would make today of messages that it refused once, exactly as it would make it of new ones. Used by one thread. */
public final class LetterTranslation {
    private final Translation translation;

    /** What becomes of a message. */
    public sealed interface Result {
        /**
         * It is valid now.
         *
         * @param history its record in the retention topic
         * @param latest its record in the compacted topic, where the lane has one
         */
        record Valid(ProducerRecord<byte[], byte[]> history, Optional<ProducerRecord<byte[], byte[]>> latest)
                implements Result {}

        /**
         * It is refused again.
         *
         * @param reason why
         * @param detail one sentence
         */
        record Refused(Reason reason, String detail) implements Result {}

        /** It is the same as another one that was translated here, or came from Kafka. */
        record LeftOut() implements Result {}
    }

    /**
     * @param content what the lane carries, as it is understood today
     * @param admin tells what the topics take today
     * @param messages how many will be translated at most
     * @throws dev.shrike.bridge.fault.UnavailableException when the topics are not there
     */
    public LetterTranslation(Content content, KafkaAdmin admin, int messages) {
        this.translation = content.letters(admin, messages);
    }

    /**
     * Translates one message again.
     *
     * @param subject it had
     * @param headers it had
     * @param payload all of it
     * @param sequence it has in the stream
     * @param stored when the stream took it
     */
    public Result translate(
            String subject, Map<String, String> headers, byte[] payload, long sequence, Instant stored) {
        var onNats = new Headers();
        try {
            headers.forEach(onNats::add);
        } catch (IllegalArgumentException e) {
            return new Result.Refused(Reason.MALFORMED_BODY, "Its headers are not those of NATS: " + e.getMessage());
        }
        var message = NatsMessage.builder()
                .subject(subject)
                .headers(onNats)
                .data(payload)
                .build();
        long nanos = TimeUnit.SECONDS.toNanos(stored.getEpochSecond()) + stored.getNano();
        return switch (translation.translate(new Delivery(message, sequence, 1, nanos, 0))) {
            case Outcome.Mirrored(var history, var latest) -> new Result.Valid(history, Optional.of(latest));
            case Outcome.Recorded(var history) -> new Result.Valid(history, Optional.empty());
            case Outcome.Refused(var letter) -> new Result.Refused(letter.reason(), letter.detail());
            case Outcome.LeftOut() -> new Result.LeftOut();
        };
    }
}
