package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00.123456789Z");

    private final UUID person = UUID.randomUUID();
    private final Envelope deletion = new Envelope(
            UUID.randomUUID(),
            "delete",
            "1.0",
            "services/UserAPI",
            NOW,
            Optional.of("erasure-7"),
            Optional.empty(),
            Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            Optional.empty());

    private record Named(String name) implements ErasureParticipant {
        @Override
        public String handler() {
            return name + "-erasure";
        }

        @Override
        public String dataSource() {
            return "birds";
        }

        @Override
        public String source() {
            return "services/Test";
        }

        @Override
        public Map<String, Long> erase(UUID ignored) {
            return Map.of();
        }
    }

    @Test
    void oneDeletionHasOneAcknowledgementOfEachParticipant() {
        String first = acknowledgement("tick-api", 3, NOW).getId();

        assertThat(acknowledgement("tick-api", 0, NOW.plusSeconds(9)).getId()).isEqualTo(first);
        assertThat(acknowledgement("notifier", 3, NOW).getId()).isNotEqualTo(first);
    }

    @Test
    void itSaysWhoErasedWhatAndWhy() {
        Gdpr event = acknowledgement("tick-api", 3, NOW);

        assertThat(event.getType()).isEqualTo("erased");
        assertThat(event.getVersion()).isEqualTo("1.1");
        assertThat(event.getData().getUser().getId()).isEqualTo(person.toString());
        assertThat(event.getData().getParticipant()).isEqualTo("tick-api");
        assertThat(event.getData().getEvidence()).isEqualTo("{\"ticks\":3}");
        assertThat(event.getMetadata().getSource()).isEqualTo("services/Test");
        assertThat(event.getMetadata().getTime()).isEqualTo(Instant.parse("2026-11-20T22:30:00.123456Z"));
        assertThat(event.getMetadata().getCausationId()).isEqualTo(deletion.id().toString());
        assertThat(event.getMetadata().getCorrelationId()).isEqualTo("erasure-7");
        assertThat(event.getMetadata().getTraceparent())
                .isEqualTo(deletion.traceparent().orElseThrow());
    }

    private Gdpr acknowledgement(String participant, long ticks, Instant now) {
        Evidence evidence = Evidence.of(Map.of("ticks", ticks), Map.of());
        return Acknowledgement.of(deletion, person, new Named(participant), evidence, now);
    }
}
