package dev.shrike.admin.audit;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.audit.v1.Audit;
import dev.shrike.schemas.audit.v1.AuditData;
import dev.shrike.schemas.audit.v1.Target;
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

    private static final String PERSON = "person";

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
        Optional<AuditData> act = actOf(received);
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
                clock.instant(),
                act.map(AuditData::getAction).orElse(null),
                act.map(told -> told.getTarget().getKind()).orElse(null),
                act.map(told -> targetOf(told.getTarget())).orElse(null),
                act.map(AuditData::getOutcome).orElse(null));
    }

    private static Optional<AuditData> actOf(ReceivedEvent received) {
        return received.event() instanceof Audit audit ? Optional.of(audit.getData()) : Optional.empty();
    }

    /** A person that something was done to may have been erased meanwhile. */
    private String targetOf(Target target) {
        if (!target.getKind().equals(PERSON)) {
            return target.getId();
        }
        UUID person = UUID.fromString(target.getId());
        entries.holdShared(person);
        return entries.isErased(person) ? AuditEntry.NOBODY : target.getId();
    }
}
