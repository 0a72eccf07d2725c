package dev.shrike.bridge.nats;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import io.nats.client.Message;
import java.time.Instant;

/**
 * A message with its place in the stream, read from the reply subject that JetStream gives it (ADR-15 of nats-io:
 * {@code $JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<delivered>.<stream sequence>.<consumer sequence>.<time>.<pending>[.<token>]}).
 * Read by hand, because it is done for every event.
 *
 * @param message subject, headers and payload
 * @param sequence in the stream
 * @param consumerSequence in the consumer, from 1 without gaps
 * @param storedNanos when the stream took it, in nanoseconds since 1970
 * @param pending how many messages lie behind it in the stream
 */
public record Delivery(Message message, long sequence, long consumerSequence, long storedNanos, long pending) {
    private static final int SHORT_FORM = 9;
    private static final int SHORT_COUNTERS = 4;
    private static final int LONG_COUNTERS = 6;
    private static final int DECIMAL = 10;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static Delivery of(Message message) {
        String reply = message.getReplyTo();
        int at = startOfToken(reply, tokens(reply) == SHORT_FORM ? SHORT_COUNTERS : LONG_COUNTERS);
        at = next(reply, at);
        long sequence = number(reply, at);
        at = next(reply, at);
        long consumerSequence = number(reply, at);
        at = next(reply, at);
        long stored = number(reply, at);
        at = next(reply, at);
        return new Delivery(message, sequence, consumerSequence, stored, number(reply, at));
    }

    /** When the stream took it, in milliseconds since 1970. */
    public long storedMillis() {
        return storedNanos / NANOS_PER_MILLI;
    }

    /** When the stream took it. */
    public Instant stored() {
        return Instant.ofEpochSecond(storedNanos / NANOS_PER_SECOND, storedNanos % NANOS_PER_SECOND);
    }

    private static int tokens(String reply) {
        int tokens = 1;
        for (int i = 0; i < reply.length(); i++) {
            if (reply.charAt(i) == '.') {
                tokens++;
            }
        }
        return tokens;
    }

    private static int startOfToken(String reply, int token) {
        int at = 0;
        for (int i = 0; i < token; i++) {
            at = next(reply, at);
        }
        return at;
    }

    private static int next(String reply, int at) {
        int dot = reply.indexOf('.', at);
        if (dot < 0) {
            throw malformed(reply);
        }
        return dot + 1;
    }

    private static long number(String reply, int at) {
        long value = 0;
        for (int i = at; i < reply.length() && reply.charAt(i) != '.'; i++) {
            int digit = reply.charAt(i) - '0';
            if (digit < 0 || digit >= DECIMAL) {
                throw malformed(reply);
            }
            value = value * DECIMAL + digit;
        }
        return value;
    }

    private static UnavailableException malformed(String reply) {
        return new UnavailableException(
                Incident.NATS_AWAY, "NATS delivers in a form that is not known here: " + reply, null);
    }
}
