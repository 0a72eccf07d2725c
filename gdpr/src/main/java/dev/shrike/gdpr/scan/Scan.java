package dev.shrike.gdpr.scan;

import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for a person in every place, one place after another. A place that cannot be read makes the result inconclusive and does
 * not keep the others from being read. Thread-safe; each run is for itself.
 */
public final class Scan {

    private static final Logger LOG = LoggerFactory.getLogger(Scan.class);

    private final List<Place> places;
    private final DataKeys keys;
    private final EventCatalogue catalogue;
    private final Clock clock;

    /**
     * @param places at least one; their names differ
     * @param keys the vault itself, or a cache that an erasure evicts
     */
    public Scan(List<Place> places, DataKeys keys, EventCatalogue catalogue, Clock clock) {
        if (places.isEmpty() || places.stream().map(Place::name).distinct().count() < places.size()) {
            throw new IllegalArgumentException("A scan needs places, each with a name of its own");
        }
        this.places = List.copyOf(places);
        this.keys = keys;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Scans all places.
     *
     * @param probe made before the person's keys were destroyed; without one only sealed values are judged
     * @throws InterruptedException when the thread is interrupted
     */
    public Report run(UUID person, Optional<Probe> probe, ScanLimits limits, ScanListener listener)
            throws InterruptedException {
        Instant started = clock.instant();
        long deadline = System.nanoTime() + limits.atMost().toNanos();
        Examination examination = new Examination(person, probe, keys, catalogue);
        List<PartReport> parts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Place place : places) {
            Session session = new Session(place.name(), examination, limits, deadline, listener);
            scan(place, session);
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while " + place.name() + " was being scanned");
            }
            parts.addAll(session.parts());
            findings.addAll(session.findings());
            problems.addAll(session.problems());
        }
        return new Report(person, started, clock.instant(), probe.map(Probe::counts), parts, findings, problems);
    }

    private static void scan(Place place, Session session) throws InterruptedException {
        try {
            session.checkpoint();
            place.scan(session);
            session.end();
        } catch (PlaceUnavailableException e) {
            LOG.warn("{} was not scanned to its end: {}", place.name(), e.getMessage(), e.getCause());
            session.problem(e.getMessage());
        }
    }
}
