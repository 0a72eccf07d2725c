package dev.shrike.users.export;

import dev.shrike.gdpr.export.SealedFile;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.profile.UserTable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asking for exports, and fetching them. Thread-safe. */
@Singleton
class Exporting {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final ExportTable exports;
    private final ExportFiles files;
    private final ExportSettings settings;
    private final UserTable users;
    private final PostgresVault vault;
    private final Saga<ExportRun> saga;
    private final Sagas sagas;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Exporting(
            ExportTable exports,
            ExportFiles files,
            ExportSettings settings,
            UserTable users,
            PostgresVault vault,
            Saga<ExportRun> saga,
            @Named("users") Sagas sagas,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.settings = settings;
        this.users = users;
        this.vault = vault;
        this.saga = saga;
        this.sagas = sagas;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins an export, or joins the one that is under way.
     *
     * @param limited whether a person's limit per day holds for the caller
     * @throws ProblemException 404 when there is no such person, 410 when they were erased, 429 above the limit
     */
    ExportRow request(UUID person, boolean limited) {
        return transactions.executeWrite(status -> {
            requireRegistered(person);
            UUID id = UUID.randomUUID();
            if (exports.begin(id, person, clock.instant()) == 0) {
                return exports.findUnderWay(person)
                        .orElseThrow(() ->
                                ProblemException.conflict("just-ended", "An export has just ended. Ask once more."));
            }
            if (limited && exports.countSince(person, clock.instant().minus(DAY)) > settings.perDay()) {
                throw ProblemException.tooManyRequests(
                        RETRY_AFTER, "At most " + settings.perDay() + " exports within 24 hours.");
            }
            sagas.start(saga, id.toString(), ExportRun.of(id, person));
            return exports.findById(id).orElseThrow();
        });
    }

    /** The person's exports, the newest first, as far as they are remembered. */
    List<ExportRow> of(UUID person, int limit) {
        return exports.findNewestOf(person, limit);
    }

    /** The export, unless there is none or it ended long ago. */
    Optional<ExportRow> find(UUID id) {
        return exports.findById(id);
    }

    /**
     * Opens the file for reading, in clear.
     *
     * @throws ProblemException 409 before it is ready, 410 when it is there no more, 503 when it cannot be opened now
     */
    InputStream open(ExportRow export) {
        if (export.is(ExportRow.EXPIRED)) {
            throw ProblemException.gone("This export has expired. Ask for another one.");
        }
        if (!export.is(ExportRow.READY)) {
            throw ProblemException.conflict("not-ready", "The export is " + export.state() + ".");
        }
        try {
            return opened(export);
        } catch (PersonErasedException e) {
            throw ProblemException.gone("This person was erased.");
        } catch (NoSuchFileException e) {
            exports.end(export.id(), ExportRow.FAILED, clock.instant());
            throw ProblemException.gone("The file of this export is gone. Ask for another one.");
        } catch (IOException e) {
            throw new IllegalStateException("The file of export " + export.id() + " is damaged", e);
        }
    }

    private InputStream opened(ExportRow export) throws IOException {
        InputStream file = new BufferedInputStream(files.open(export.file()));
        try {
            return SealedFile.open(file, export.person(), export.id(), vault);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void requireRegistered(UUID person) {
        if (users.findById(person).filter(row -> !row.pending()).isEmpty()) {
            throw vault.fence(person).isPresent()
                    ? ProblemException.gone("This person was erased.")
                    : ProblemException.notFound("There is no such person.");
        }
    }
}
