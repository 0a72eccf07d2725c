package dev.shrike.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.event.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00.123456789Z");

    @Test
    void theSameRequestIsAcknowledgedByTheSameEvent() {
        Envelope request = request();

        assertThat(Acknowledgement.of(request, UUID.randomUUID(), 3, NOW).getId())
                .isEqualTo(Acknowledgement.of(request, UUID.randomUUID(), 0, NOW.plusSeconds(9))
                        .getId());
    }

    @Test
    void itSaysWhoErasedWhatAndWhy() {
        Envelope request = request();
        UUID person = UUID.randomUUID();

        var event = Acknowledgement.of(request, person, 3, NOW);

        assertThat(event.getData().getUser().getId()).isEqualTo(person.toString());
        assertThat(event.getData().getParticipant()).isEqualTo("admin-api");
        assertThat(event.getData().getEvidence()).isEqualTo("{\"audit_entries_pseudonymised\":3}");
        assertThat(event.getMetadata().getCausationId()).isEqualTo(request.id().toString());
    }

    private static Envelope request() {
        return new Envelope(
                UUID.randomUUID(),
                "delete",
                "1.0",
                "services/UserAPI",
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
