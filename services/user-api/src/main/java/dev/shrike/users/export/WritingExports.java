package dev.shrike.users.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.export.Dossier;
import dev.shrike.gdpr.export.ExportArchive;
import dev.shrike.gdpr.export.ExportSummary;
import dev.shrike.gdpr.export.Holding;
import dev.shrike.gdpr.export.OwnFields;
import dev.shrike.gdpr.export.SealedFile;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.saga.SagaRefusedException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.users.profile.SealedProfiles;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Collects what there is about a person and writes it into a sealed file. Thread-safe. */
@Singleton
class WritingExports {

    /** The vault is in this service's own database, so keys are kept for speed only. */
    private static final Duration KEYS_KEPT = Duration.ofSeconds(5);

    private static final List<String> PROFILE =
            List.of("id", "profile.username", "profile.display_name", "profile.email", "registered", "changed");

    private final UserTable users;
    private final SealedProfiles profiles;
    private final List<PersonalHolding> holdings;
    private final EventReader reader;
    private final EventCatalogue catalogue;
    private final PostgresVault vault;
    private final ExportFiles files;
    private final ExportTable exports;
    private final FaultInjection faults;
    private final Clock clock;

    WritingExports(
            UserTable users,
            SealedProfiles profiles,
            List<PersonalHolding> holdings,
            EventReader reader,
            EventCatalogue catalogue,
            PostgresVault vault,
            ExportFiles files,
            ExportTable exports,
            FaultInjection faults,
            Clock clock) {
        this.users = users;
        this.profiles = profiles;
        this.holdings = List.copyOf(holdings);
        this.reader = reader;
        this.catalogue = catalogue;
        this.vault = vault;
        this.files = files;
        this.exports = exports;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * Writes the file of an export. Every call makes a file of its own, so that one that was slow, and was taken for dead,
     * does not disturb the one that came after it.
     *
     * @throws SagaRefusedException when there is no such person, or the export is over
     * @throws dev.shrike.gdpr.key.PersonErasedException when the person was erased
     * @throws dev.shrike.gdpr.key.VaultUnavailableException when the vault is away
     * @throws dev.shrike.messaging.nats.NatsUnavailableException when the event store is away
     * @throws SourceAwayException when a service that keeps something is away
     * @throws IOException when the file cannot be written
     */
    ExportRun write(ExportRun run) throws IOException {
        DataKeys keys = new CachingDataKeys(vault, KEYS_KEPT);
        Path unfinished = files.begin(run.export());
        try {
            ExportSummary summary;
            try (OutputStream file = files.write(unfinished);
                    OutputStream sealed = SealedFile.create(file, run.person(), run.export(), keys)) {
                summary = write(run, keys, sealed);
            }
            faults.reached(ExportPoint.WRITTEN);
            String name = files.finish(unfinished);
            faults.reached(ExportPoint.NAMED);
            return new ExportRun(
                    run.export(),
                    run.person(),
                    name,
                    summary.events(),
                    summary.tampered(),
                    summary.bytes(),
                    summary.files().size());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private ExportSummary write(ExportRun run, DataKeys keys, OutputStream out) throws IOException {
        OwnFields fields = new OwnFields(new EventSealer(keys, catalogue), run.person());
        ObjectNode profile = profile(run.person(), fields);
        PersonEvents events = new PersonEvents(reader, catalogue, run.person());
        List<Holding> held =
                holdings.stream().map(each -> each.of(run.person(), fields)).toList();
        Dossier dossier = new Dossier(
                run.export(),
                run.person(),
                "Shrike",
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                profile,
                PROFILE,
                events,
                () -> new Dossier.Coverage(events.end().sequences(), events.undecodable()),
                held);
        ExportProgress progress = new ExportProgress(exports, run.export());
        ExportSummary summary =
                new ExportArchive(catalogue, files.folder()).write(dossier, fields, out, watched(progress));
        progress.note(summary.events());
        return summary;
    }

    private LongConsumer watched(ExportProgress progress) {
        return events -> {
            if (events == 1) {
                faults.reached(ExportPoint.FIRST_EVENT);
            }
            progress.accept(events);
        };
    }

    private ObjectNode profile(UUID person, OwnFields fields) {
        UserRow row = users.findById(person)
                .filter(found -> !found.pending())
                .orElseThrow(() -> new SagaRefusedException("no-such-person"));
        ObjectNode profile = JsonNodeFactory.instance.objectNode().put("id", person.toString());
        profile.set(
                "profile",
                new EventJson(catalogue)
                        .toJson(profiles.stored(row), fields)
                        .path("data")
                        .path("profile"));
        return profile.put("registered", row.created().toString())
                .put("changed", row.changed().toString());
    }
}
