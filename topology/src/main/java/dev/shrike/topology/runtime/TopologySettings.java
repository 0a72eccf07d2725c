package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.topology.module.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the topologies run and with what.
 *
 * @param bootstrapServers Kafka
 * @param registry base of the schema registry's Confluent API
 * @param stateDirectory where state stores are kept; they are rebuilt from Kafka when it is lost
 * @param deadLetterTopic where records go that no topology can handle; must exist
 * @param timing how long topologies wait and remember
 * @param resources what they may use
 * @param compaction what is promised of their own topics and changelogs
 * @param enabled which of those on the class path run
 * @param membership how this process shares their work with others
 * @param orphans what becomes of the state of those that do not run here any more
 */
public record TopologySettings(
        String bootstrapServers,
        URI registry,
        Path stateDirectory,
        String deadLetterTopic,
        Timing timing,
        Resources resources,
        Compaction compaction,
        Selection enabled,
        Membership membership,
        OrphanPolicy orphans) {

    /** Checks that nothing is missing. */
    public TopologySettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(deadLetterTopic, "deadLetterTopic");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(compaction, "compaction");
        Objects.requireNonNull(enabled, "enabled");
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(orphans, "orphans");
    }

    /** Settings with everything else as it is good for one machine, and the strictest promise of the catalogue. */
    public static TopologySettings of(
            String bootstrapServers, URI registry, Path stateDirectory, String deadLetterTopic) {
        return new TopologySettings(
                bootstrapServers,
                registry,
                stateDirectory,
                deadLetterTopic,
                Timing.standard(),
                Resources.small(),
                EventCatalogue.standard().strictestCompaction(),
                Selection.all(),
                Membership.alone(),
                OrphanPolicy.report());
    }

    /** The same with another promise. */
    public TopologySettings withCompaction(Compaction promise) {
        return with(resources, promise, enabled, membership, orphans);
    }

    /** The same for other topologies. */
    public TopologySettings withEnabled(Selection selection) {
        return with(resources, compaction, selection, membership, orphans);
    }

    /** The same for one of several processes, and with what it may use. */
    public TopologySettings withMembership(Membership among, Resources using) {
        return with(using, compaction, enabled, among, orphans);
    }

    /** The same with another policy. */
    public TopologySettings withOrphans(OrphanPolicy policy) {
        return with(resources, compaction, enabled, membership, policy);
    }

    private TopologySettings with(
            Resources using, Compaction promise, Selection selection, Membership among, OrphanPolicy policy) {
        return new TopologySettings(
                bootstrapServers,
                registry,
                stateDirectory,
                deadLetterTopic,
                timing,
                using,
                promise,
                selection,
                among,
                policy);
    }
}
