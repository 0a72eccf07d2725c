package dev.shrike.users.profile;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.command.Command;
import dev.shrike.messaging.command.CommandResult;
import dev.shrike.messaging.command.Commands;
import dev.shrike.messaging.command.Issuer;
import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes profiles. Thread-safe. */
@Singleton
class Profiles {

    private final UserTable users;
    private final SealedProfiles sealed;
    private final ProfileIndex index;
    private final PostgresVault vault;
    private final Commands commands;

    Profiles(UserTable users, SealedProfiles sealed, ProfileIndex index, PostgresVault vault, Commands commands) {
        this.users = users;
        this.sealed = sealed;
        this.index = index;
        this.vault = vault;
        this.commands = commands;
    }

    /** @throws ProblemException 410 for an erased person, 404 for an unknown one */
    Profile find(UUID person) {
        return sealed.open(row(person));
    }

    Optional<UserAnswer> findByUsername(String username) {
        return users.findByUsernameIndex(index.ofUsername(username))
                .filter(row -> !row.pending())
                .map(row -> UserAnswer.of(row.id(), sealed.open(row)));
    }

    Optional<UserAnswer> findByEmail(String email) {
        return users.findByEmailIndex(index.ofEmail(email))
                .filter(row -> !row.pending())
                .map(row -> UserAnswer.of(row.id(), sealed.open(row)));
    }

    /**
     * Changes a profile by the command {@code change-profile}.
     *
     * @param issuer who wants it
     * @return the profile as it is now
     * @throws ProblemException what the command's rejection is in HTTP
     */
    Profile change(UUID person, ProfileChange change, UUID issuer) {
        var command = Command.of(ChangeProfile.COMMAND, Issuer.person(issuer), new ChangeProfile(person, change));
        return switch (commands.issue(command)) {
            case CommandResult.Accepted _ -> find(person);
            case CommandResult.Rejected rejected -> throw problem(rejected.code(), rejected.reason());
        };
    }

    private static ProblemException problem(String code, String reason) {
        return switch (code) {
            case "email-taken", "changed-meanwhile" -> ProblemException.conflict(code, reason);
            case "person-erased" -> ProblemException.gone(reason);
            case "no-such-person" -> ProblemException.notFound(reason);
            default -> ProblemException.badRequest(code, reason);
        };
    }

    private UserRow row(UUID person) {
        return users.findById(person).filter(row -> !row.pending()).orElseThrow(() -> absent(person));
    }

    private ProblemException absent(UUID person) {
        return vault.fence(person).isPresent()
                ? ProblemException.gone("This person was erased.")
                : ProblemException.notFound("There is no such person.");
    }
}
