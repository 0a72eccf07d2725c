package dev.shrike.admin.audit;

import dev.shrike.admin.people.KnownPeople;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.erased.ErasedPeople;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a person among those who are known and in the audit log: its rows stay, as the log must stay complete, but name nobody; rows of {@code gdpr}
 * events keep the pseudonymous id, which stands in the ledger of erasures anyway. Acknowledges with the number of rows.
 */
@Singleton
class AuditErasure implements EventHandler {

    static final String EVENT = "gdpr";

    private final AuditEntries entries;
    private final KnownPeople people;
    private final ErasedPeople erased;
    private final Outbox outbox;
    private final Clock clock;

    AuditErasure(
            AuditEntries entries,
            KnownPeople people,
            @Named("admin") ErasedPeople erased,
            @Named("admin") Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.people = people;
        this.erased = erased;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "admin-erasure";
    }

    @Override
    public String dataSource() {
        return "admin";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of(EVENT, 1, "delete"));
    }

    @Override
    public void handle(ReceivedEvent request) {
        UUID person = request.definition().personOf(request.event()).orElseThrow();
        entries.holdAlone(person);
        entries.erase(person, clock.instant());
        people.forget(person);
        erased.record(person);
        int rows = entries.pseudonymise(person);
        outbox.append(Acknowledgement.of(request.envelope(), person, rows, clock.instant()));
    }
}
