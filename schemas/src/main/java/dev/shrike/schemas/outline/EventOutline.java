package dev.shrike.schemas.outline;

/**
 * What stands in an event's subject, key and headers. Texts are in UTF-8, and their arrays are not to be changed.
 *
 * @param kind its type and version
 * @param id its UUID in canonical form
 * @param aggregate the subject's third token
 * @param key its Kafka key
 * @param source the producer
 * @param timeMicros when it happened, in microseconds since 1970
 * @param traceparent W3C trace context, or null
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, made for every event
public record EventOutline(
        EventKind kind, byte[] id, byte[] aggregate, byte[] key, byte[] source, long timeMicros, byte[] traceparent) {

    /** Whether this is the NATS subject of the event. */
    public boolean isOn(String subject) {
        String prefix = kind.topic();
        int type = prefix.length() + aggregate.length + 2;
        return subject.length() == type + kind.type().length()
                && subject.startsWith(prefix)
                && subject.charAt(prefix.length()) == '.'
                && holdsAggregate(subject, prefix.length() + 1)
                && subject.charAt(type - 1) == '.'
                && subject.startsWith(kind.type(), type);
    }

    private boolean holdsAggregate(String subject, int at) {
        for (int i = 0; i < aggregate.length; i++) {
            if (subject.charAt(at + i) != aggregate[i]) {
                return false;
            }
        }
        return true;
    }
}
