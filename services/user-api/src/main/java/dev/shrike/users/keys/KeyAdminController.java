package dev.shrike.users.keys;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.Purpose;
import dev.shrike.gdpr.vault.KekRotation;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys' epochs, for admins. Nobody sees a key here. */
@Controller("/admin/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
@Tag(name = "keys")
class KeyAdminController {

    private static final Logger LOG = LoggerFactory.getLogger(KeyAdminController.class);

    private final KekRotation rotation;
    private final KekKeeper keeper;
    private final PostgresVault vault;

    KeyAdminController(KekRotation rotation, KekKeeper keeper, PostgresVault vault) {
        this.rotation = rotation;
        this.keeper = keeper;
        this.vault = vault;
    }

    /** Which key-encryption key was destroyed by hand. */
    @Introspected
    record Destruction(@NotBlank @Size(max = 500) String kekId) {}

    /** The version that seals from now on. */
    @Introspected
    record NewVersion(UUID person, String purpose, int version, String fingerprint) {}

    @Get
    @Operation(
            summary = "The key-encryption keys",
            description =
                    "Which one wraps, which are retired, closed and destroyed, and how many data keys each wraps.")
    @ApiResponse(responseCode = "200", description = "The oldest first")
    KeyEpochs show() {
        return KeyEpochs.of(rotation.epochs());
    }

    @Post("/rotation")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let another key-encryption key take over",
            description =
                    "It wraps new data keys at once. The others are wrapped anew in the background; when none needs the"
                            + " old key and its grace is over, that key is destroyed, and backups from its time are dead.")
    @ApiResponse(responseCode = "202", description = "The new key has taken over")
    @ApiResponse(responseCode = "409", description = "Keys are made at the key management's service, not from here")
    KeyEpochs rotate(Authentication authentication) {
        try {
            rotation.rotate();
        } catch (UnsupportedOperationException e) {
            throw ProblemException.conflict("not-from-here", e.getMessage() + ".");
        }
        LOG.info(
                "{} let another key-encryption key take over",
                Caller.of(authentication).id());
        keeper.wake();
        return show();
    }

    @Post("/destructions")
    @Status(HttpStatus.OK)
    @Operation(
            summary = "Say that a key-encryption key was destroyed",
            description =
                    "For key managements whose keys are destroyed at their service. Believed for closed keys only.")
    @ApiResponse(responseCode = "200", description = "Noted")
    @ApiResponse(responseCode = "409", description = "It is not closed: living keys may need it")
    KeyEpochs destroyed(@Valid @Body Destruction destruction, Authentication authentication) {
        if (!rotation.confirmDestroyed(destruction.kekId())) {
            throw ProblemException.conflict("not-closed", "Only a closed key-encryption key can be destroyed.");
        }
        LOG.info("{} says that {} is destroyed", Caller.of(authentication).id(), destruction.kekId());
        return show();
    }

    @Post("/{person}/{purpose}/rotation")
    @Status(HttpStatus.OK)
    @Operation(
            summary = "Make a new version of a person's key",
            description =
                    "It seals from now on; older versions still open what they sealed. Services use it within the time"
                            + " for which they cache keys.")
    @ApiResponse(responseCode = "200", description = "The new version")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    NewVersion rotate(UUID person, String purpose) {
        if (!Purpose.isValid(purpose)) {
            throw ProblemException.badRequest("purpose", "A purpose is a lower-case word.");
        }
        try {
            DataKey key = vault.rotate(person, purpose);
            return new NewVersion(person, purpose, key.version(), key.fingerprint());
        } catch (PersonErasedException e) {
            throw ProblemException.gone("This person was erased.");
        }
    }
}
