package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.api.External;
import io.nats.client.api.Mirror;
import io.nats.client.api.Source;
import io.nats.client.api.StreamConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final EventDefinition TICK = CATALOGUE.event("tick");
    private static final EventDefinition RATE = CATALOGUE.event("rate");

    @Test
    void anEventLiesInItsOwnStream() {
        assertThat(of(TICK).names()).containsExactly("TICK");
    }

    @Test
    void aCopyIsFoundBehindItsOriginHoweverFarItIsAndInWhateverOrderTheServerTells() {
        EventStreams streams = of(
                TICK,
                mirror("THIRD", "SECOND"),
                mirror("SECOND", "FIRST"),
                mirror("FIRST", "TICK"),
                mirror("OTHER", "SCORE"));

        assertThat(streams.names()).containsExactly("TICK", "FIRST", "SECOND", "THIRD");
    }

    @Test
    void aStreamOfSeveralSourcesHoldsTheEventsOfAllOfThem() {
        EventStreams streams = EventStreams.of(List.of(TICK, RATE), List.of(sources("ALL", "RATE", "TICK", "GDPR")));

        assertThat(streams.events().get("ALL")).containsExactlyInAnyOrder("tick", "rate");
        assertThat(streams.pairs()).contains(Map.entry("ALL", "rate"), Map.entry("TICK", "tick"));
    }

    @Test
    void streamsThatCopyFromEachOtherEndTheSearchAllTheSame() {
        EventStreams streams = of(TICK, sources("A", "B", "TICK"), sources("B", "A"));

        assertThat(streams.events()).containsEntry("A", Set.of("tick")).containsEntry("B", Set.of("tick"));
    }

    @Test
    void aStreamOfAnotherAccountIsAnotherStreamWhateverItsName() {
        StreamConfiguration abroad = StreamConfiguration.builder()
                .name("ABROAD")
                .mirror(Mirror.builder()
                        .sourceName("TICK")
                        .external(External.builder().api("$JS.far.API").build())
                        .build())
                .build();

        assertThat(of(TICK, abroad).names()).containsExactly("TICK");
    }

    private static EventStreams of(EventDefinition event, StreamConfiguration... account) {
        return EventStreams.of(List.of(event), List.of(account));
    }

    private static StreamConfiguration mirror(String name, String origin) {
        return StreamConfiguration.builder()
                .name(name)
                .mirror(Mirror.builder().sourceName(origin).build())
                .build();
    }

    private static StreamConfiguration sources(String name, String... origins) {
        StreamConfiguration.Builder stream = StreamConfiguration.builder().name(name);
        for (String origin : origins) {
            stream.addSource(Source.builder().sourceName(origin).build());
        }
        return stream.build();
    }
}
