package dev.shrike.bridge.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.World;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.Compaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicProvisionerIT {
    @Test
    void missingTopicsAreMadeOnceAndOthersAreComparedAndLeftAlone() throws Exception {
        try (World world = World.empty()) {
            var kafka = KafkaSettings.of(world.servers().kafkaBootstrap());
            var settings = TopicSettings.defaults();
            Provisioned first = new TopicProvisioner(kafka).provision(World.CATALOGUE, Sources.defaults(), settings);
            assertThat(first.created()).contains("tick.v1", "tick.v1.latest", "dead-letter", "bridge.checkpoints");
            assertThat(first.differences()).isEmpty();

            Provisioned second = new TopicProvisioner(kafka).provision(World.CATALOGUE, Sources.defaults(), settings);
            assertThat(second.created()).isEmpty();
            assertThat(second.differences()).isEmpty();

            var stricter = settings.withCompactionLag(Duration.ofMinutes(10));
            Provisioned third = new TopicProvisioner(kafka).provision(World.CATALOGUE, Sources.defaults(), stricter);
            assertThat(third.created()).isEmpty();
            assertThat(third.differences())
                    .contains(new TopicDifference("tick.v1.latest", "max.compaction.lag.ms", "600000", "3600000"))
                    .allMatch(difference -> difference.setting().equals("max.compaction.lag.ms"));
        }
    }

    @Test
    void whoOwnsTheClusterLetsExistingTopicsKeepANewPromise() throws Exception {
        try (World world = World.empty()) {
            var kafka = KafkaSettings.of(world.servers().kafkaBootstrap());
            TopicSettings usual = TopicSettings.defaults();
            TopicSettings forced = usual.withCompaction(Compaction.forced(Duration.ofSeconds(20)));
            var provisioner = new TopicProvisioner(kafka);
            var alignment = new CompactionAlignment(kafka);
            provisioner.provision(World.CATALOGUE, Sources.defaults(), usual);

            assertThat(alignment.align(World.CATALOGUE, Sources.defaults(), forced))
                    .contains(
                            new TopicDifference("tick.v1.latest", "max.compaction.lag.ms", "20000", "3600000"),
                            new TopicDifference("tick.v1.latest", "delete.retention.ms", "20000", "86400000"),
                            new TopicDifference("tick.v1.latest", "min.cleanable.dirty.ratio", "0.01", "0.5"));
            assertThat(provisioner
                            .preview(World.CATALOGUE, Sources.defaults(), forced)
                            .differences())
                    .isEmpty();
            assertThat(alignment.align(World.CATALOGUE, Sources.defaults(), forced))
                    .isEmpty();
        }
    }
}
