package dev.shrike.ticks.tick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.input.ImageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TickDraftTest {
    private static final UUID PERSON = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00.123456789Z");
    private static final ImageRequest IMAGE = new ImageRequest("https://example.org/a.jpg");
    private static final SightingRequest SIGHTING = new SightingRequest(
            "Vanellus chilensis", 2, "2021-05-20", new LocationRequest(-34.88, -56.18), "two chicks");

    @Test
    void without_a_sighting_it_is_version_1_0() {
        TickDraft draft = draft(new TickRequest(IMAGE, null, null));

        assertThat(draft.event().getVersion()).isEqualTo("1.0");
        assertThat(draft.personal()).isEmpty();
    }

    @Test
    void with_a_sighting_it_is_version_1_1_and_what_is_personal_stands_beside_the_event() {
        TickDraft draft = draft(new TickRequest(IMAGE, SIGHTING, null));

        assertThat(draft.event().getVersion()).isEqualTo("1.1");
        assertThat(draft.event().getData().getSighting().getLocation()).isNull();
        assertThat(draft.event().getData().getSighting().getNote()).isNull();
        assertThat(draft.personal()).containsOnlyKeys(TickDraft.LOCATION, TickDraft.NOTE);
        assertThat(draft.personal().get(TickDraft.LOCATION).get("latitude").asDouble())
                .isEqualTo(-34.88);
    }

    @Test
    void it_shows_nothing_personal_when_printed() {
        assertThat(draft(new TickRequest(IMAGE, SIGHTING, null)).toString()).doesNotContain("34.88", "chicks");
    }

    @Test
    void it_survives_the_wire_with_its_time_in_microseconds() {
        Tick event = draft(new TickRequest(IMAGE, SIGHTING, null)).event();
        SingleObjectEncoding encoding = new SingleObjectEncoding(EventCatalogue.standard());

        assertThat(encoding.decode(encoding.encode(event))).isEqualTo(event);
    }

    @Test
    void it_says_the_same_as_an_earlier_draft_of_the_same_request() {
        TickDraft earlier = draft(new TickRequest(IMAGE, SIGHTING, null));

        assertThat(draft(new TickRequest(IMAGE, SIGHTING, null)).saysTheSameAs(earlier.event(), earlier.personal()))
                .isTrue();
    }

    @Test
    void it_does_not_say_the_same_when_anything_differs() {
        TickDraft earlier = draft(new TickRequest(IMAGE, SIGHTING, null));
        SightingRequest elsewhere = new SightingRequest(
                SIGHTING.species(), 2, "2021-05-20", new LocationRequest(-34.89, -56.18), "two chicks");
        SightingRequest three =
                new SightingRequest(SIGHTING.species(), 3, "2021-05-20", SIGHTING.location(), "two chicks");

        assertThat(draft(new TickRequest(IMAGE, elsewhere, null)).saysTheSameAs(earlier.event(), earlier.personal()))
                .isFalse();
        assertThat(draft(new TickRequest(IMAGE, three, null)).saysTheSameAs(earlier.event(), earlier.personal()))
                .isFalse();
        assertThat(draft(new TickRequest(IMAGE, null, null)).saysTheSameAs(earlier.event(), Map.of()))
                .isFalse();
        assertThat(draft(new TickRequest(new ImageRequest("https://example.org/b.jpg"), SIGHTING, null))
                        .saysTheSameAs(earlier.event(), earlier.personal()))
                .isFalse();
    }

    private static TickDraft draft(TickRequest request) {
        return TickDraft.of(request, UUID.randomUUID(), PERSON, NOW);
    }
}
