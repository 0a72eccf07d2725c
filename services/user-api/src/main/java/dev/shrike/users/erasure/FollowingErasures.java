package dev.shrike.users.erasure;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of deletions that other services announce and of participants that are done. One selection for both, because an
 * acknowledgement has to come after the deletion it answers.
 */
@Singleton
class FollowingErasures implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FollowingErasures.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Erasing erasing;

    FollowingErasures(Erasing erasing) {
        this.erasing = erasing;
    }

    @Override
    public String name() {
        return "users-erasure";
    }

    @Override
    public String dataSource() {
        return "users";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        if (person.equals(NOBODY)) {
            LOG.warn(
                    "Event {} asks to erase nobody (the nil UUID); ignored",
                    received.envelope().id());
            return;
        }
        switch (received.envelope().type()) {
            case "delete" -> erasing.honour(idOf(received.envelope()), person);
            case "erased" -> acknowledge(person, (Gdpr) received.event());
            default ->
                LOG.debug(
                        "Event {} is none of an erasure's", received.envelope().id());
        }
    }

    /** The erasure's id: as whoever began it said, or else that of the order itself, so that it is the same whenever this is read. */
    private static UUID idOf(Envelope order) {
        return order.correlationId().flatMap(FollowingErasures::uuid).orElse(order.id());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void acknowledge(UUID person, Gdpr event) {
        Optional.ofNullable(event.getData().getParticipant())
                .ifPresentOrElse(
                        participant -> erasing.acknowledge(
                                person, participant, event.getData().getEvidence()),
                        () -> LOG.warn("Acknowledgement {} does not say whose it is; ignored", event.getId()));
    }
}
