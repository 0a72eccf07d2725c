package dev.shrike.bridge.verify;

import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.TokenTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The topics that a lane writes to: those of its event's versions, or those that its templates make of the subjects met. */
final class LaneTopics {
    private static final int MOST = 1_000;

    private final Optional<TokenTemplate> history;
    private final Optional<TokenTemplate> latest;
    private final Set<Pair> pairs = new LinkedHashSet<>();

    /**
     * A history and its compacted topic.
     *
     * @param history every event
     * @param latest the newest of each key, where the lane has such a topic
     */
    record Pair(String history, Optional<String> latest) {}

    LaneTopics(Lane.Forward lane) {
        switch (lane) {
            case Lane.Events events -> {
                history = Optional.empty();
                latest = Optional.empty();
                events.event()
                        .majors()
                        .forEach(major -> pairs.add(new Pair(major.topic(), Optional.of(major.latestTopic()))));
            }
            case Lane.Raw raw -> {
                history = Optional.of(TokenTemplate.of(raw.source().topic()));
                latest = raw.source().latestTopic().map(TokenTemplate::of);
            }
        }
    }

    /** A message has this subject. */
    void met(String subject) {
        if (history.isPresent() && pairs.size() < MOST) {
            history.get()
                    .expand(subject)
                    .ifPresent(name -> pairs.add(new Pair(name, latest.flatMap(template -> template.expand(subject)))));
        }
    }

    List<Pair> pairs() {
        return List.copyOf(pairs);
    }
}
