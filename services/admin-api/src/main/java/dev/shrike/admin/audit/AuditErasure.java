package dev.shrike.admin.audit;

import dev.shrike.admin.people.KnownPeople;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.messaging.erasure.ErasureParticipant;
import dev.shrike.rest.erased.ErasedPeople;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Forgets a person among those who are known and in the audit log: its rows stay, as the log must stay complete, but name nobody; rows of {@code gdpr}
 * events keep the pseudonymous id, which stands in the ledger of erasures anyway.
 */
@Singleton
class AuditErasure implements ErasureParticipant {

    static final String EVENT = "gdpr";

    private final AuditEntries entries;
    private final KnownPeople people;
    private final ErasedPeople erased;
    private final CachingDataKeys keys;
    private final Clock clock;

    AuditErasure(
            AuditEntries entries,
            KnownPeople people,
            @Named("admin") ErasedPeople erased,
            CachingDataKeys keys,
            Clock clock) {
        this.entries = entries;
        this.people = people;
        this.erased = erased;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "admin-api";
    }

    @Override
    public String handler() {
        return "admin-erasure";
    }

    @Override
    public String dataSource() {
        return "admin";
    }

    @Override
    public String source() {
        return "services/AdminAPI";
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        keys.evict(person);
        entries.holdAlone(person);
        entries.erase(person, clock.instant());
        long known = people.forget(person);
        erased.record(person);
        long rows = entries.pseudonymise(person) + entries.pseudonymiseTarget(person);
        return Map.of("known_people", known, "audit_entries_pseudonymised", rows);
    }
}
