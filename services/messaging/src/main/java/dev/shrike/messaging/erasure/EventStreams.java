package dev.shrike.messaging.erasure;

import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.api.SourceBase;
import io.nats.client.api.StreamConfiguration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which streams of an account may hold which events: each event's own, and every stream that mirrors it or has it among its
 * sources, directly or by way of others. A stream before those that copy from it. Pure.
 *
 * @param events names of the events by stream
 */
record EventStreams(SequencedMap<String, Set<String>> events) {

    /**
     * Finds them.
     *
     * @param wanted the events
     * @param account the account's streams
     */
    static EventStreams of(Collection<EventDefinition> wanted, List<StreamConfiguration> account) {
        SequencedMap<String, Set<String>> found = new LinkedHashMap<>();
        wanted.forEach(event -> found.put(event.stream(), new LinkedHashSet<>(Set.of(event.name()))));
        boolean more = true;
        while (more) { // ends: each turn adds an event to a stream, and there are so many of both
            more = false;
            for (StreamConfiguration stream : account) {
                for (String origin : origins(stream).toList()) {
                    Set<String> copied = found.get(origin);
                    if (copied != null && !origin.equals(stream.getName())) {
                        more |= found.computeIfAbsent(stream.getName(), name -> new LinkedHashSet<>())
                                .addAll(copied);
                    }
                }
            }
        }
        return new EventStreams(found);
    }

    /** A source in another account or domain is another stream, whatever its name. */
    private static Stream<String> origins(StreamConfiguration stream) {
        Stream<SourceBase> mirror = Stream.ofNullable(stream.getMirror());
        Stream<SourceBase> sources = Stream.ofNullable(stream.getSources()).flatMap(List::stream);
        return Stream.concat(mirror, sources)
                .filter(source -> source.getExternal() == null)
                .map(SourceBase::getSourceName);
    }

    /** Their names. */
    Set<String> names() {
        return events.sequencedKeySet();
    }

    /** Runs through every pair of a stream and an event that it may hold. */
    Stream<Map.Entry<String, String>> pairs() {
        return events.entrySet().stream()
                .flatMap(stream -> stream.getValue().stream().map(event -> Map.entry(stream.getKey(), event)));
    }
}
