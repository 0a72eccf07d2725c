package dev.shrike.admin.audit;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records every event of every stream, once. */
@Singleton
class AuditHandler implements EventHandler {

    private final EventCatalogue catalogue;
    private final AuditEntries entries;
    private final Clock clock;

    AuditHandler(EventCatalogue catalogue, AuditEntries entries, Clock clock) {
        this.catalogue = catalogue;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "admin-audit";
    }

    @Override
    public String dataSource() {
        return "admin";
    }

    @Override
    public List<Selection> selections() {
        return catalogue.events().stream()
                .map(EventDefinition::name)
                .map(Selection::all)
                .toList();
    }

    @Override
    public void handle(ReceivedEvent received) {
        AuditEntry entry = entryOf(received);
        entries.record(mustNotName(entry) ? entry.pseudonymised() : entry);
    }

    private boolean mustNotName(AuditEntry entry) {
        UUID person = entry.personId();
        if (person == null || AuditErasure.EVENT.equals(entry.event())) {
            return false;
        }
        entries.holdShared(person);
        return entries.isErased(person);
    }

    private AuditEntry entryOf(ReceivedEvent received) {
        Optional<UUID> person = received.definition().personOf(received.event());
        return new AuditEntry(
                null,
                received.envelope().id(),
                received.definition().event(),
                received.envelope().type(),
                received.envelope().version(),
                received.envelope().source(),
                person.orElse(null),
                false,
                received.subject(),
                received.stream(),
                received.sequence(),
                received.envelope().time(),
                clock.instant());
    }
}
