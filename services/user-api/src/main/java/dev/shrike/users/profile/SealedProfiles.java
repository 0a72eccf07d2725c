package dev.shrike.users.profile;

import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import dev.shrike.schemas.user.v1.UserEvent;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Seals profiles into events and opens them again. A stored profile is the event that published it, so that the same seal
 * protects both. Thread-safe; asks the vault, so it is no work for inside a transaction.
 */
@Singleton
public final class SealedProfiles {

    private static final String PATH = "data.profile";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PostgresVault vault;
    private final EventSealer sealer;
    private final SingleObjectEncoding encoding;
    private final SealedField field;

    /** Over the vault itself, which is in this service's own database: no cache, so an erasure holds at once. */
    SealedProfiles(PostgresVault vault, SingleObjectEncoding encoding, EventCatalogue catalogue) {
        this.vault = vault;
        this.sealer = new EventSealer(vault, catalogue);
        this.encoding = encoding;
        this.field = catalogue.major("user", 1).sealedFields().stream()
                .filter(one -> one.path().equals(PATH))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the profile into the event, sealed, and returns the event. */
    public UserEvent seal(UserEvent event, Profile profile) {
        return sealer.seal(event, Map.of(PATH, profile.json()));
    }

    /** From now on the person's profiles are sealed under a new version of their key; joins the caller's transaction. */
    void renewKey(UUID person) {
        vault.rotate(person, field.purpose());
    }

    /** What is stored of the event. */
    public byte[] store(UserEvent event) {
        return encoding.encode(event);
    }

    /** The event that was stored. */
    public UserEvent stored(UserRow row) {
        return (UserEvent) encoding.decode(row.profile());
    }

    /**
     * Opens a stored profile.
     *
     * @throws ProblemException 410 when the person was erased meanwhile, 503 when the vault is away
     */
    public Profile open(UserRow row) {
        return switch (sealer.open(stored(row), field)) {
            case Opened.Readable(var json) -> Profile.of(json);
            case Opened.Erased _ -> throw ProblemException.gone("This person was erased.");
            case Opened.Unavailable _ ->
                throw ProblemException.unavailable(RETRY_AFTER, "The profile cannot be read now.", null);
            case Opened.Tampered(String reason) ->
                throw new IllegalStateException("The profile of " + row.id() + " is damaged: " + reason);
        };
    }
}
