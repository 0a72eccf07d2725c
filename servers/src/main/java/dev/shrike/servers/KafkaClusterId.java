package dev.shrike.servers;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The id of a Kafka cluster: a random UUID as base64url without padding.
 *
 * <p>One in 64 of those begins with a minus sign, which Kafka's own tools take for an option. As Kafka's {@code
 * Uuid.randomUuid} does, such an id is thrown away and another one drawn.
 */
final class KafkaClusterId {
    private static final String OPTION = "-";

    private KafkaClusterId() {}

    /** A new id, of 22 characters, that can stand as an argument of a command. */
    static String random() {
        String id;
        do {
            id = text(UUID.randomUUID());
        } while (id.startsWith(OPTION));
        return id;
    }

    private static String text(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
