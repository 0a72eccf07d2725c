package dev.shrike.bridge.forward;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is published into a {@link FakeStream}, and so what can be expected to come out at the other end. */
final class FakeInput {
    private static final int KEYS = 3;

    private final FakeStream stream;
    private final List<String> ids = new ArrayList<>();
    /** By sequence, what is there, or was there until it was mirrored. */
    private final TreeMap<Long, String> reachable = new TreeMap<>();

    FakeInput(FakeStream stream) {
        this.stream = stream;
    }

    /** Does to the stream what a turn says, while no attempt is under way. */
    void happen(Turn turn, Set<String> mirrored) {
        for (int i = 0; i < turn.publish(); i++) {
            ids.add("event-" + ids.size());
            publish(ids.getLast());
        }
        for (int i = 1; i <= Math.min(turn.again(), ids.size()); i++) {
            publish(ids.get(ids.size() - i));
        }
        firstNotIn(mirrored).ifPresent(first -> {
            long upTo = Math.min(first + turn.expire() - 1, stream.last());
            for (long sequence = first; sequence <= upTo; sequence++) {
                drop(sequence, mirrored);
            }
            stream.expire(upTo);
            if (turn.delete()) {
                drop(stream.last(), mirrored);
                stream.delete(stream.last());
            }
        });
    }

    /** The ids that a reader should find under each key, in order: the place of an event is that of its first copy. */
    Map<String, List<String>> byKey() {
        return new LinkedHashSet<>(reachable.values()).stream().collect(groupingBy(FakeInput::keyOf, toList()));
    }

    private void publish(String id) {
        reachable.put(stream.publish(id, keyOf(id)), id);
    }

    private Optional<Long> firstNotIn(Set<String> mirrored) {
        return reachable.entrySet().stream()
                .filter(entry -> !mirrored.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void drop(long sequence, Set<String> mirrored) {
        if (!mirrored.contains(reachable.get(sequence))) {
            reachable.remove(sequence);
        }
    }

    private static String keyOf(String id) {
        return "key-" + Math.floorMod(id.hashCode(), KEYS);
    }
}
