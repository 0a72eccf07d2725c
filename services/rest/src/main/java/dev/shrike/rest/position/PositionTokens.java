package dev.shrike.rest.position;

import dev.shrike.rest.identity.ServiceSecret;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Writes and reads positions as tokens that nobody but this platform can make. Thread-safe.
 *
 * <p>A token is base64url of: version (1 byte), event id (16), time in ms since 1970 (8), topic in UTF-8, and the first 16 bytes of
 * the {@linkplain ServiceSecret#hash keyed hash} of all that under {@code shrike.position.secret}, which is the {@code shrike.service.secret} unless it is set.
 */
@Singleton
public final class PositionTokens {
    /** The header that carries a token, in requests and answers. */
    public static final String HEADER = "Shrike-Position";

    private static final byte VERSION = 1;
    private static final int SEAL = 16;
    private static final int LONGEST = 512;
    private static final String USE = "position";

    private final ServiceSecret secret;

    /**
     * @param own the secret of positions alone, the same in every service of an installation; empty for the common one
     * @param common the secret of the services
     * @throws IllegalStateException when it has less than 32 bytes
     */
    public PositionTokens(
            @Value("${shrike.position.secret:}") String own, @Value("${shrike.service.secret}") String common) {
        this.secret = new ServiceSecret(own.isEmpty() ? common : own, "");
    }

    /** The token of a position. */
    public String issue(Position position) {
        byte[] topic = position.topic().getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(1 + Long.BYTES * 3 + topic.length)
                .put(VERSION)
                .putLong(position.event().getMostSignificantBits())
                .putLong(position.event().getLeastSignificantBits())
                .putLong(position.time().toEpochMilli())
                .put(topic)
                .array();
        byte[] token = Arrays.copyOf(content, content.length + SEAL);
        System.arraycopy(seal(content), 0, token, content.length, SEAL);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The position that a token stands for.
     *
     * @throws ProblemException 400 when this platform has given out no such token: it is damaged, or another platform's
     */
    public Position read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.length() > LONGEST ? "" : token);
            byte[] content = Arrays.copyOf(bytes, Math.max(0, bytes.length - SEAL));
            byte[] seal = Arrays.copyOfRange(bytes, content.length, bytes.length);
            if (MessageDigest.isEqual(seal, seal(content)) && content[0] == VERSION) {
                return position(ByteBuffer.wrap(content, 1, content.length - 1));
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw none(e);
        }
        throw none(null);
    }

    private static Position position(ByteBuffer content) {
        UUID event = new UUID(content.getLong(), content.getLong());
        Instant time = Instant.ofEpochMilli(content.getLong());
        return new Position(StandardCharsets.UTF_8.decode(content).toString(), event, time);
    }

    private static ProblemException none(Throwable cause) {
        ProblemException problem = ProblemException.badRequest(
                "bad-position",
                HEADER
                        + " is no position of this platform: it is damaged, or another platform gave it out. Send it as it came.");
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }

    private byte[] seal(byte[] content) {
        return Arrays.copyOf(secret.hash(USE, content), SEAL);
    }
}
