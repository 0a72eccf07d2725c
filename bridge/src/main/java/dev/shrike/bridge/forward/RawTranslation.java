package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.DeadLetter;
import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.TokenTemplate;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Carries messages of any kind as they are: payload and headers unchanged, topic and key made of the subject. Used by one thread. */
final class RawTranslation implements Translation {
    private static final byte[] NOTHING = new byte[0];

    private final RawSource source;
    private final TokenTemplate topic;
    private final Optional<TokenTemplate> latest;
    private final TokenTemplate key;
    private final RawTopics topics;
    private final InstantSource clock;

    RawTranslation(RawSource source, RawTopics topics, InstantSource clock) {
        this.source = source;
        this.topic = TokenTemplate.of(source.topic());
        this.latest = source.latestTopic().map(TokenTemplate::of);
        this.key = TokenTemplate.of(source.key());
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public Outcome translate(Delivery delivery) {
        Message message = delivery.message();
        if (message.hasHeaders()
                && EventHeaders.ORIGIN_KAFKA.equals(message.getHeaders().getFirst(EventHeaders.NATS_ORIGIN))) {
            return Outcome.LeftOut.INSTANCE;
        }
        String subject = message.getSubject();
        Optional<String> history = topic.expand(subject).filter(RawTopics::isName);
        Optional<String> newest =
                latest.flatMap(template -> template.expand(subject)).filter(RawTopics::isName);
        Optional<String> recordKey = key.expand(subject);
        if (history.isEmpty() || recordKey.isEmpty() || latest.isPresent() && newest.isEmpty()) {
            return refused(
                    delivery,
                    Reason.NO_TOPIC,
                    "Its subject makes no topic or no key by the templates of " + source.name());
        }
        byte[] keyBytes = recordKey.get().getBytes(StandardCharsets.UTF_8);
        byte[] value = message.getData() == null ? NOTHING : message.getData();
        RecordHeaders headers = headers(delivery);
        int limit = topics.recordLimit(history.get(), newest);
        if (RecordSize.of(keyBytes, value, headers) > limit) {
            return refused(delivery, Reason.TOO_LARGE, "The record would exceed " + limit + " bytes");
        }
        Long time = Math.min(delivery.storedMillis(), clock.millis());
        var record = new ProducerRecord<>(history.get(), null, time, keyBytes, value, headers);
        if (newest.isEmpty()) {
            return new Outcome.Recorded(record);
        }
        byte[] newestValue = endsKey(value) ? null : value;
        return new Outcome.Mirrored(
                record, new ProducerRecord<>(newest.get(), null, time, keyBytes, newestValue, headers));
    }

    private boolean endsKey(byte[] value) {
        return source.emptyEndsKey() && value.length == 0;
    }

    private RecordHeaders headers(Delivery delivery) {
        var headers = new RecordHeaders();
        Headers onNats = delivery.message().getHeaders();
        if (onNats != null) {
            onNats.forEach((name, values) -> values.forEach(value -> headers.add(name, bytes(value))));
        }
        EventRecordHeaders.place(delivery, source.stream()).forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Outcome refused(Delivery delivery, Reason reason, String detail) {
        Message message = delivery.message();
        Map<String, String> sourceHeaders = new HashMap<>();
        if (message.hasHeaders()) {
            message.getHeaders().forEach((name, values) -> sourceHeaders.put(name, values.getFirst()));
        }
        return new Outcome.Refused(new DeadLetter(
                source.name(),
                reason,
                detail,
                message.getSubject(),
                message.getData() == null ? NOTHING : message.getData(),
                EventRecordHeaders.origin(delivery, source.stream()),
                sourceHeaders));
    }
}
