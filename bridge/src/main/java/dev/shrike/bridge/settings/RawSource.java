package dev.shrike.bridge.settings;

import java.util.Optional;

/**
 * A stream that is mirrored as it is, whatever its payloads are. Topics and key are {@linkplain TokenTemplate templates} of the
 * subject's tokens.
 *
 * @param name of the lane and, through it, of its checkpoint; unique, and kept for as long as the lane shall go on where it was
 * @param stream that is read
 * @param filter only these subjects; all when null
 * @param topic the history: {@code orders.{2}}
 * @param latestTopic a compacted topic with the newest message of each key, if one is wanted
 * @param key of the records; messages of one key keep their order; the whole subject when null
 * @param existingTopicsOnly whether the lane waits for a topic that is missing; else it is made
 * @param emptyEndsKey whether a message without payload becomes a tombstone
 */
public record RawSource(
        String name,
        String stream,
        String filter,
        String topic,
        Optional<String> latestTopic,
        String key,
        boolean existingTopicsOnly,
        boolean emptyEndsKey) {

    public RawSource {
        if (name == null || stream == null || topic == null) {
            throw new IllegalArgumentException("A raw source needs name, stream and topic");
        }
        filter = filter == null ? SubjectFilter.EVERYTHING : filter;
        key = key == null ? TokenTemplate.WHOLE_SUBJECT : key;
        if (name.isBlank() || stream.isBlank()) {
            throw new IllegalArgumentException("A raw source has a name and a stream");
        }
        SubjectFilter.of(filter);
        TokenTemplate.of(topic);
        TokenTemplate.of(key);
        latestTopic.ifPresent(TokenTemplate::of);
    }

    /** The same into topics that are there. */
    public RawSource withExistingTopicsOnly() {
        return new RawSource(name, stream, filter, topic, latestTopic, key, true, emptyEndsKey);
    }

    /** All of a stream into one topic, under the whole subject as the key. */
    public static RawSource of(String name, String stream, String topic) {
        return new RawSource(name, stream, null, topic, Optional.empty(), null, false, false);
    }
}
