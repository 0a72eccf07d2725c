package dev.shrike.users.profile;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.command.Command;
import dev.shrike.messaging.command.CommandHandler;
import dev.shrike.messaging.command.Decision;
import dev.shrike.rest.problem.UniqueViolation;
import dev.shrike.schemas.user.v1.UserEvent;
import dev.shrike.users.gdpr.RightsEvents;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides whether a profile changes. A change is a rectification (art. 16): the new profile is sealed under a new version of its
 * key, and whoever was given the old one is told which fields are others now. Thread-safe.
 */
@Singleton
class ChangingProfiles implements CommandHandler<ChangeProfile> {

    private final UserTable users;
    private final SealedProfiles sealed;
    private final ProfileIndex index;
    private final UserEvents events;
    private final RightsEvents rights;
    private final PostgresVault vault;
    private final Clock clock;

    ChangingProfiles(
            UserTable users,
            SealedProfiles sealed,
            ProfileIndex index,
            UserEvents events,
            RightsEvents rights,
            PostgresVault vault,
            Clock clock) {
        this.users = users;
        this.sealed = sealed;
        this.index = index;
        this.events = events;
        this.rights = rights;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public String command() {
        return ChangeProfile.COMMAND;
    }

    @Override
    public Class<ChangeProfile> payload() {
        return ChangeProfile.class;
    }

    @Override
    public String dataSource() {
        return "users";
    }

    @Override
    public Decision decide(Command<ChangeProfile> command) {
        ProfileChange change = command.payload().change();
        if (change.nothing()) {
            return Decision.reject("nothing-to-change", "Give display_name or email.");
        }
        UUID person = command.payload().person();
        Optional<UserRow> row = users.findById(person).filter(found -> !found.pending());
        if (row.isEmpty()) {
            return vault.fence(person).isPresent()
                    ? Decision.reject("person-erased", "This person was erased.")
                    : Decision.reject("no-such-person", "There is no such person.");
        }
        return change(row.get(), change);
    }

    private Decision change(UserRow row, ProfileChange change) {
        Profile before = sealed.open(row);
        Profile profile = before.with(Optional.ofNullable(change.displayName()), Optional.ofNullable(change.email()));
        List<String> fields = profile.fieldsOtherThan(before);
        if (!fields.isEmpty()) {
            sealed.renewKey(row.id()); // what was wrong and what is right do not share a key
        }
        UserEvent event = events.updated(row.id(), profile);
        try {
            int replaced = users.replaceProfile(
                    row.id(), row.revision(), sealed.store(event), index.ofEmail(profile.email()), clock.instant());
            if (replaced == 0) {
                return Decision.reject("changed-meanwhile", "The profile was changed meanwhile; read it again.");
            }
            return fields.isEmpty() ? Decision.accept(event) : Decision.accept(event, rights.rectify(row.id(), fields));
        } catch (DataAccessException e) {
            if (UniqueViolation.isBehind(e)) {
                return Decision.reject("email-taken", "This e-mail address is taken.");
            }
            throw e;
        }
    }
}
