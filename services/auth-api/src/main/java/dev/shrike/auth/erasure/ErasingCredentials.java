package dev.shrike.auth.erasure;

import dev.shrike.auth.credential.CredentialTable;
import dev.shrike.auth.role.GrantingRoles;
import dev.shrike.auth.session.SessionTable;
import dev.shrike.auth.suspension.SuspendingPeople;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.messaging.erasure.ErasureParticipant;
import dev.shrike.rest.erased.ErasedPeople;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Removes what an erased person logged in with, and refuses their tokens. */
@Singleton
class ErasingCredentials implements ErasureParticipant {

    private final CredentialTable credentials;
    private final SessionTable sessions;
    private final GrantingRoles granting;
    private final SuspendingPeople suspending;
    private final ErasedPeople erased;
    private final CachingDataKeys keys;

    ErasingCredentials(
            CredentialTable credentials,
            SessionTable sessions,
            GrantingRoles granting,
            SuspendingPeople suspending,
            @Named("auth") ErasedPeople erased,
            CachingDataKeys keys) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.granting = granting;
        this.suspending = suspending;
        this.erased = erased;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "auth-api";
    }

    @Override
    public String handler() {
        return "auth-erasure";
    }

    @Override
    public String dataSource() {
        return "auth";
    }

    @Override
    public String source() {
        return "services/AuthAPI";
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        keys.evict(person);
        credentials.holdAlone(person);
        erased.record(person);
        long ended = sessions.deleteByUserId(person);
        long granted = granting.forget(person);
        long suspended = suspending.forget(person);
        long removed = credentials.deleteByUserId(person);
        return Map.of("credentials", removed, "sessions", ended, "granted_roles", granted, "suspensions", suspended);
    }
}
