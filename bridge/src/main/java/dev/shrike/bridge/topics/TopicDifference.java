package dev.shrike.bridge.topics;

/**
 * Something about an existing topic that is not as the catalogue and the settings would have it.
 *
 * @param topic which one
 * @param setting {@code partitions}, {@code replication}, or a topic configuration
 * @param expected what a new topic would get
 * @param actual what it has
 */
public record TopicDifference(String topic, String setting, String expected, String actual) {
    @Override
    public String toString() {
        return topic + ": " + setting + " is " + actual + ", expected " + expected;
    }
}
