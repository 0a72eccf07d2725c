package dev.shrike.bridge.lane;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.List;
import java.util.stream.Stream;

/** One path of events that has one writer at a time. Its name is the key of its checkpoint and part of its transactional id. */
public sealed interface Lane {

    /** Unique among lanes, and the same for as long as its checkpoint is to be found. */
    String name();

    /** Which way it goes. */
    Direction direction();

    /**
     * A stream into its topics.
     *
     * @param event whose stream it is
     */
    record Forward(EventDefinition event) implements Lane {
        @Override
        public String name() {
            return event.name();
        }

        @Override
        public Direction direction() {
            return Direction.FORWARD;
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
    }

    /** The lanes that a catalogue asks for: one forward for each event, one reverse for each version with events born in Kafka. */
    static List<Lane> of(EventCatalogue catalogue) {
        Stream<Lane> forward = catalogue.events().stream().map(Forward::new);
        Stream<Lane> reverse =
                catalogue.majors().stream().filter(MajorVersion::reverseLane).map(Reverse::new);
        return Stream.concat(forward, reverse).toList();
    }
}
