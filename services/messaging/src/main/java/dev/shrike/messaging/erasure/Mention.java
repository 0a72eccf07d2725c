package dev.shrike.messaging.erasure;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A message of somebody or something else that has a person's id in its payload or headers.
 *
 * @param stream where it lies
 * @param sequence its place there
 * @param subject its subject
 */
public record Mention(String stream, long sequence, String subject) {

    /** The message as a mention of the person; empty when it names them nowhere, or belongs to the ledger. */
    static Optional<Mention> in(String stream, Message message, UUID person) {
        boolean ledger = message.getSubject().startsWith(Ledger.EVENT + '.');
        return !ledger && names(message, person.toString())
                ? Optional.of(new Mention(stream, message.metaData().streamSequence(), message.getSubject()))
                : Optional.empty();
    }

    /** Ids are text in every event. */
    private static boolean names(Message message, String id) {
        Headers headers = message.getHeaders();
        return new String(message.getData(), StandardCharsets.ISO_8859_1).contains(id)
                || headers != null
                        && headers.entrySet().stream()
                                .flatMap(header -> header.getValue().stream())
                                .anyMatch(value -> value.contains(id));
    }
}
