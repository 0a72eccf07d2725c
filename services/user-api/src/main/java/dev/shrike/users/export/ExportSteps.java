package dev.shrike.users.export;

import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.saga.SagaRefusedException;
import dev.shrike.messaging.saga.StepKey;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the saga of an export does, and what undoes it. Every method may be repeated. Thread-safe. */
@Singleton
class ExportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ExportSteps.class);

    private final WritingExports writing;
    private final ExportTable exports;
    private final ExportFiles files;
    private final ExportEvents events;
    private final ExportSettings settings;
    private final PostgresVault vault;
    private final Outbox outbox;
    private final Clock clock;
    private final Semaphore room;

    ExportSteps(
            WritingExports writing,
            ExportTable exports,
            ExportFiles files,
            ExportEvents events,
            ExportSettings settings,
            PostgresVault vault,
            @Named("users") Outbox outbox,
            Clock clock) {
        this.writing = writing;
        this.exports = exports;
        this.files = files;
        this.events = events;
        this.settings = settings;
        this.vault = vault;
        this.outbox = outbox;
        this.clock = clock;
        this.room = new Semaphore(settings.atOnce());
    }

    /** Writes the file. Thrown when something is away, to be tried again later: an export has no gaps. */
    ExportRun write(ExportRun run, StepKey key) throws IOException {
        if (exports.run(run.export(), clock.instant()) == 0) {
            throw new SagaRefusedException("export-over");
        }
        try {
            return inTurn(run);
        } catch (PersonErasedException e) {
            throw new SagaRefusedException("person-erased");
        } catch (SourceAwayException e) {
            throw waitingFor(e.service(), run, e);
        } catch (VaultUnavailableException e) {
            throw waitingFor("key vault", run, e);
        } catch (NatsUnavailableException e) {
            throw waitingFor("event store", run, e);
        } catch (IOException e) {
            throw waitingFor("disk", run, e);
        }
    }

    /** Deletes what was written, be it by this run or by one that died. */
    ExportRun discard(ExportRun run, StepKey key) throws IOException {
        boolean erased = vault.fence(run.person()).isPresent();
        exports.end(run.export(), erased ? ExportRow.ERASED : ExportRow.FAILED, clock.instant());
        files.delete(run.export());
        return run;
    }

    /** The file can be fetched from here on, and the world is told. */
    ExportRun publish(ExportRun run, StepKey key) {
        Instant now = clock.instant();
        boolean erased = vault.fence(run.person()).isPresent();
        if (erased
                || exports.ready(run.export(), run.events(), run.file(), run.bytes(), now, now.plus(settings.kept()))
                        == 0) {
            throw new SagaRefusedException("export-over");
        }
        outbox.append(events.export(run));
        return run;
    }

    private ExportRun inTurn(ExportRun run) throws IOException {
        if (!room.tryAcquire()) {
            throw new SourceAwayException("other exports", "are being written", null);
        }
        try {
            return writing.write(run);
        } finally {
            room.release();
        }
    }

    private <X extends Exception> X waitingFor(String part, ExportRun run, X cause) {
        LOG.warn("Export {} waits for the {}: {}", run.export(), part, cause.toString());
        exports.waitFor(run.export(), part);
        return cause;
    }
}
