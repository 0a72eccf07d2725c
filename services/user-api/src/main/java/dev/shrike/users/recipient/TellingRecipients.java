package dev.shrike.users.recipient;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Queues a delivery to each recipient who wants to know of an event, in the transaction that handles it. Whoever becomes a
 * recipient later is not told of what was before.
 */
@Singleton
class TellingRecipients implements EventHandler {

    private final RecipientTable recipients;
    private final DeliveryTable deliveries;
    private final RecipientSettings settings;
    private final EventJson json;
    private final Clock clock;

    TellingRecipients(
            RecipientTable recipients,
            DeliveryTable deliveries,
            RecipientSettings settings,
            EventCatalogue catalogue,
            Clock clock) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.settings = settings;
        this.json = new EventJson(catalogue);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "users-recipients";
    }

    @Override
    public String dataSource() {
        return "users";
    }

    /** One for all types: what happened to a person is told in its order. */
    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1));
    }

    @Override
    public void handle(ReceivedEvent received) {
        Gdpr event = (Gdpr) received.event();
        Optional<RecipientKind> kind = RecipientKind.of(event);
        kind.ifPresent(known -> tell(received, event, known));
    }

    private void tell(ReceivedEvent received, Gdpr event, RecipientKind kind) {
        UUID person = received.definition().personOf(event).orElseThrow();
        String body = json.toJson(event, SealedFieldView.SEALED).toString();
        Instant now = clock.instant();
        for (Recipient recipient : recipients.all()) {
            if (recipient.kinds().contains(kind.text())) {
                deliveries.queue(
                        recipient.name(),
                        received.envelope().id(),
                        person,
                        kind.text(),
                        body,
                        now,
                        now.plus(settings.giveUpAfter()));
            }
        }
    }
}
