package dev.shrike.bridge.verify;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.api.MessageInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks a second time at what seems to be missing: at the message itself, and for its event id in the whole history. What the
 * history has under another sequence was left out on purpose.
 */
final class Review {
    private final String stream;
    private final Instant created;
    private final Streams streams;
    private final CommittedReader reader;
    private final SingleObjectEncoding encoding;
    private final List<Suspect> suspects = new ArrayList<>();

    private record Suspect(long sequence, String eventId, String subject) {}

    Review(String stream, Instant created, Streams streams, CommittedReader reader, EventCatalogue catalogue) {
        this.stream = stream;
        this.created = created;
        this.streams = streams;
        this.reader = reader;
        this.encoding = new SingleObjectEncoding(catalogue);
    }

    /**
     * A sequence that seems to be missing. One that the stream has lost meanwhile is not.
     *
     * @param horizon since when the topics are complete
     * @return whether it is older than that, and no suspect
     */
    boolean suspect(long sequence, Instant horizon) {
        Optional<MessageInfo> message = streams.message(stream, sequence);
        if (message.isEmpty()) {
            return false;
        }
        if (message.get().getTime().toInstant().isBefore(horizon)) {
            return true;
        }
        suspects.add(new Suspect(sequence, eventId(message.get()), message.get().getSubject()));
        return false;
    }

    /**
     * Tells which of them are missing.
     *
     * @param histories all of them, from their first record on
     * @return how many of them were left out on purpose
     */
    long conclude(Map<TopicPartition, OffsetRange> histories, Findings findings) {
        if (suspects.isEmpty()) {
            return 0;
        }
        Set<String> wanted = new HashSet<>();
        suspects.forEach(suspect -> wanted.add(suspect.eventId()));
        Set<String> present = new HashSet<>();
        reader.read(histories, found -> {
            String id = Origin.of(found, stream, created).eventId();
            if (!id.isEmpty() && wanted.contains(id)) {
                present.add(id);
            }
        });
        long leftOut = 0;
        for (Suspect suspect : suspects) {
            if (present.contains(suspect.eventId())) {
                leftOut++;
            } else if (findings.count(Finding.Kind.MISSING)) {
                findings.keep(
                        Finding.Kind.MISSING,
                        suspect.sequence(),
                        suspect.eventId(),
                        suspect.subject(),
                        "is neither in the history nor among the dead letters");
            }
        }
        return leftOut;
    }

    private String eventId(MessageInfo found) {
        try {
            return Optional.ofNullable(found.getData())
                    .map(payload -> Envelope.of(encoding.decode(payload)).id().toString())
                    .orElse("");
        } catch (SchemaException e) {
            String id = found.getHeaders() == null ? null : found.getHeaders().getFirst("ce-id");
            return id == null ? Streams.messageId(found.getHeaders()) : id;
        }
    }
}
