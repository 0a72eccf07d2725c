package dev.shrike.users.erasure;

import dev.shrike.messaging.command.Commands;
import dev.shrike.messaging.command.Issuer;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.rest.idempotency.IdempotencyKeys;
import dev.shrike.users.export.ForgettingExports;
import dev.shrike.users.forgetting.ForgettingRights;
import dev.shrike.users.profile.UserTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What user-api itself holds of people, besides their keys. Joins the caller's transaction. Thread-safe. */
@Singleton
class OwnData {
    static final String ACCOUNTS = "accounts";

    private final UserTable users;
    private final IdempotencyKeys keys;
    private final Commands commands;
    private final Sagas sagas;
    private final ForgettingExports exports;
    private final ForgettingRights rights;
    private final ErasedPeople erased;

    OwnData(
            UserTable users,
            @Named("users") IdempotencyKeys keys,
            Commands commands,
            @Named("users") Sagas sagas,
            ForgettingExports exports,
            ForgettingRights rights,
            @Named("users") ErasedPeople erased) {
        this.users = users;
        this.keys = keys;
        this.commands = commands;
        this.sagas = sagas;
        this.exports = exports;
        this.rights = rights;
        this.erased = erased;
    }

    /** Removes all of it and refuses the person from now on. Says how many of what there were. */
    Map<String, Long> forget(UUID person) {
        Map<String, Long> removed = new TreeMap<>();
        removed.put(ACCOUNTS, (long) users.deleteById(person));
        removed.put("answers", (long) keys.forget(person));
        removed.put("commands", (long) commands.forget(Issuer.person(person)));
        removed.put("exports", (long) exports.forget(person));
        removed.put("rights", (long) rights.forget(person));
        removed.put("sagas", (long) sagas.forget(person.toString()));
        erased.record(person);
        return removed;
    }
}
