package dev.shrike.schemas.asyncapi;

/**
 * Who publishes or subscribes, as catalogue entries write it: {@code tick-api} does so on NATS, {@code score@kafka} in Kafka.
 *
 * @param name a service, a topology or another part of the platform
 * @param kafka whether it does so in Kafka
 */
public record Participant(String name, boolean kafka) {

    private static final String IN_KAFKA = "@kafka";

    /** What stands in a catalogue entry. */
    public static Participant of(String written) {
        return written.endsWith(IN_KAFKA)
                ? new Participant(written.substring(0, written.length() - IN_KAFKA.length()), true)
                : new Participant(written, false);
    }

    @Override
    public String toString() {
        return kafka ? name + IN_KAFKA : name;
    }
}
