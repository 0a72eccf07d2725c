package dev.shrike.users.verification;

import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.schemas.catalogue.EventCatalogue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Scans everything that the settings name for a person, asking the vault itself and no cache. One scan uses up to two cores and
 * some 50 MB; thread-safe.
 */
@Singleton
public final class VerificationScan {

    private final ScanPlaces places;
    private final PostgresVault vault;
    private final EventCatalogue catalogue;
    private final VerificationSettings settings;
    private final Clock clock;

    VerificationScan(
            ScanPlaces places,
            PostgresVault vault,
            EventCatalogue catalogue,
            VerificationSettings settings,
            Clock clock) {
        this.places = places;
        this.vault = vault;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Scans what services and their readers can reach. Ends within {@code shrike.verification.time-limit}; what was not reached
     * until then makes the report inconclusive.
     *
     * @param probe as {@link ProbeTaker} took it before the person's keys were destroyed
     * @throws InterruptedException when the thread is interrupted
     */
    public Report scan(UUID person, Optional<Probe> probe, ScanListener listener) throws InterruptedException {
        return scan(person, probe, Depth.REACHABLE, listener);
    }

    /** The same, to a depth. */
    public Report scan(UUID person, Optional<Probe> probe, Depth depth, ScanListener listener)
            throws InterruptedException {
        Scan scan = new Scan(places.places(depth), vault, catalogue, clock);
        Thread scanning = Thread.currentThread();
        return scan.run(person, probe, new ScanLimits(settings.timeLimit(), scanning::isInterrupted), listener);
    }
}
