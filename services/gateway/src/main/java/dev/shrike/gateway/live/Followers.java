package dev.shrike.gateway.live;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who follows what, so that an event is compared with the few that may want it and not with all. Each is found by one part of its
 * filter: aggregates, else images, else its person when it wants only what is about that person. Not thread-safe: the {@link Board}
 * guards it.
 */
final class Followers {
    private final Map<Object, Set<Follower>> byKey = new HashMap<>();
    private final Set<Follower> all = new LinkedHashSet<>();

    private record Key(Part part, Object value) {}

    private enum Part {
        AGGREGATE,
        IMAGE,
        PERSON,
        ANY
    }

    void add(Follower follower) {
        if (all.add(follower)) {
            keysOf(follower.scope())
                    .forEach(key -> byKey.computeIfAbsent(key, _ -> new LinkedHashSet<>())
                            .add(follower));
        }
    }

    void remove(Follower follower) {
        if (all.remove(follower)) {
            keysOf(follower.scope()).forEach(key -> remove(key, follower));
        }
    }

    int size() {
        return all.size();
    }

    /** Everybody whose scope the event is in. */
    void forEach(EventFacts facts, Consumer<Follower> action) {
        each(new Key(Part.ANY, ""), facts, action);
        each(new Key(Part.AGGREGATE, facts.aggregate()), facts, action);
        facts.image().ifPresent(image -> each(new Key(Part.IMAGE, image), facts, action));
        facts.people().forEach(person -> each(new Key(Part.PERSON, person), facts, action));
    }

    List<Follower> all() {
        return List.copyOf(all);
    }

    private void each(Key key, EventFacts facts, Consumer<Follower> action) {
        for (Follower follower : byKey.getOrDefault(key, Set.of())) {
            if (follower.scope().matches(facts)) {
                action.accept(follower);
            }
        }
    }

    private static List<Key> keysOf(Scope scope) {
        LiveFilter filter = scope.filter();
        if (!filter.aggregates().isEmpty()) {
            return filter.aggregates().stream()
                    .map(id -> new Key(Part.AGGREGATE, id))
                    .toList();
        }
        if (!filter.images().isEmpty()) {
            return filter.images().stream().map(url -> new Key(Part.IMAGE, url)).toList();
        }
        return List.of(filter.aboutMe() ? new Key(Part.PERSON, scope.viewer().id()) : new Key(Part.ANY, ""));
    }

    private void remove(Key key, Follower follower) {
        byKey.computeIfPresent(key, (_, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }
}
