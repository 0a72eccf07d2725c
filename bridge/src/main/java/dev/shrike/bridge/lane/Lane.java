package dev.shrike.bridge.lane;

import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.SubjectFilter;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** One path of events that has one writer at a time. Its name is the key of its checkpoint and part of its transactional id. */
public sealed interface Lane {

    /** Unique among lanes, and the same for as long as its checkpoint is to be found. */
    String name();

    /** Which way it goes. */
    Direction direction();

    /** The JetStream stream at its end or beginning. */
    String stream();

    /** A lane from a stream into topics. */
    sealed interface Forward extends Lane {

        /** Which of the stream's subjects it carries. */
        String filter();

        /** Whether it carries the whole stream. */
        default boolean isWhole() {
            return filter().equals(SubjectFilter.EVERYTHING);
        }

        @Override
        default Direction direction() {
            return Direction.FORWARD;
        }
    }

    /**
     * Events of the catalogue: validated, and each into the topics of its version.
     *
     * @param name of the lane
     * @param event whose stream it is
     * @param filter which of its subjects
     */
    record Events(String name, EventDefinition event, String filter) implements Forward {

        /** The whole stream of an event. */
        public Events(EventDefinition event) {
            this(event.name(), event, SubjectFilter.EVERYTHING);
        }

        @Override
        public String stream() {
            return event.stream();
        }
    }

    /**
     * Messages of any kind, as they are.
     *
     * @param source where from and where to
     */
    record Raw(RawSource source) implements Forward {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public String stream() {
            return source.stream();
        }

        @Override
        public String filter() {
            return source.filter();
        }
    }

    /**
     * The events of a topic that were born in Kafka, into their stream.
     *
     * @param major whose retention topic it is
     */
    record Reverse(MajorVersion major) implements Lane {
        @Override
        public String name() {
            return major.topic() + ".reverse";
        }

        @Override
        public Direction direction() {
            return Direction.REVERSE;
        }

        @Override
        public String stream() {
            return major.stream();
        }
    }

    /**
     * The lanes for what is to be carried: forward for each event (or each part of it) and each raw source, reverse for each version
     * with events born in Kafka.
     *
     * @throws IllegalArgumentException when two lanes would have one name, or an event is not in the catalogue
     */
    static List<Lane> of(EventCatalogue catalogue, Sources sources) {
        requireKnown(catalogue, sources);
        List<EventDefinition> carried = catalogue.events().stream()
                .filter(event -> sources.carries(event.name()))
                .toList();
        Stream<Lane> events = carried.stream().flatMap(event -> forward(event, sources));
        Stream<Lane> reverse = carried.stream()
                .flatMap(event -> event.majors().stream())
                .filter(MajorVersion::reverseLane)
                .map(Reverse::new);
        Stream<Lane> raw = sources.raw().stream().map(Raw::new);
        List<Lane> lanes = Stream.of(events, reverse, raw).flatMap(part -> part).toList();
        requireDistinct(lanes);
        return lanes;
    }

    private static Stream<Lane> forward(EventDefinition event, Sources sources) {
        List<String> filters = sources.split().getOrDefault(event.name(), List.of());
        return filters.isEmpty()
                ? Stream.of(new Events(event))
                : filters.stream().map(filter -> new Events(event.name() + "@" + filter, event, filter));
    }

    private static void requireKnown(EventCatalogue catalogue, Sources sources) {
        Stream.concat(sources.events().stream(), sources.split().keySet().stream())
                .filter(name ->
                        !name.equals(Sources.ALL) && catalogue.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("The catalogue has no event " + name + "; it has "
                            + catalogue.events().stream()
                                    .map(EventDefinition::name)
                                    .toList());
                });
    }

    private static void requireDistinct(List<Lane> lanes) {
        var names = new HashSet<String>();
        for (Lane lane : lanes) {
            if (!names.add(lane.name())) {
                throw new IllegalArgumentException(
                        "Two lanes would be called " + lane.name() + ", and share one checkpoint");
            }
        }
    }
}
