package dev.shrike.bridge.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.World;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
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
                    .contains(new TopicDifference("tick.v1.latest", "max.compaction.lag.ms", "600000", "86400000"))
                    .allMatch(difference -> difference.setting().equals("max.compaction.lag.ms"));
        }
    }
}
