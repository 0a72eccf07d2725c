package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.plan.Plan;
import dev.shrike.bridge.plan.PlanItem;
import dev.shrike.bridge.plan.Planning;
import dev.shrike.bridge.plan.Verdict;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.TopicSettings;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlanIT extends InAWorld {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void beforeTheFirstStartItSaysWhatWouldBeMadeAndMakesNothingAndAfterwardsAllIsThere() throws Exception {
        Plan before = plan(world.alone("first"));
        assertThat(before.isSound()).isTrue();
        assertThat(before.items())
                .filteredOn(item -> item.verdict() == Verdict.CREATE)
                .extracting(PlanItem::what)
                .contains("tick.v1", "tick.v1.latest", "dead-letter", "bridge.checkpoints");
        assertThat(topics()).isEmpty();

        world.publish(Birders.tick("https://images.example/1.jpg"));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 1);
        }
        Plan after = plan(world.alone("first"));
        assertThat(after.items()).noneMatch(item -> item.verdict() == Verdict.CREATE);
        assertThat(item(after, "Lane", "tick").found()).contains("goes on at 2 of TICK");

        TopicSettings wider = TopicSettings.defaults()
                .withCompactionLag(Duration.ofMinutes(5))
                .withReplication(3);
        Plan other = plan(world.alone("first").withTopics(wider));
        assertThat(other.isSound()).isFalse();
        assertThat(item(other, "Kafka", "brokers").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(other.items())
                .anyMatch(item -> item.what().equals("tick.v1.latest")
                        && item.found().contains("max.compaction.lag.ms is 3600000, expected 300000"));
    }

    @Test
    void streamsThatAreNotAsTheyShouldBeAreTold() throws Exception {
        world.streams().deleteStream("RATE");
        world.streams().deleteStream("TICK");
        world.streams()
                .addStream(StreamConfiguration.builder()
                        .name("TICK")
                        .subjects("tick.v1.>")
                        .storageType(StorageType.Memory)
                        .retentionPolicy(RetentionPolicy.WorkQueue)
                        .build());
        Operator.Answer answer = new Operator(world.alone("operator")).types("plan");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .contains("and not tick.>", "lives in memory", "forgets messages", "no such stream", "ERROR");
        world.recreate(World.CATALOGUE.event("tick"));
        world.recreate(World.CATALOGUE.event("rate"));
    }

    @Test
    void aServerThatIsAwayIsAFindingAndTheOthersAreLookedAt() {
        var settings = world.alone("operator");
        var answer = new Operator(settings.withAddresses(
                        settings.nats().url(),
                        settings.kafka().bootstrapServers(),
                        java.net.URI.create("http://127.0.0.1:1/apis/ccompat/v7")))
                .types("plan", "--json");
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).contains("\"away\" : true", "cannot be reached", "\"what\" : \"tick.v1\"");
    }

    private Plan plan(BridgeSettings settings) {
        try (var planning = new Planning(settings, World.CATALOGUE)) {
            return planning.run();
        }
    }

    private static PlanItem item(Plan plan, String area, String what) {
        return plan.items().stream()
                .filter(item -> item.area().equals(area) && item.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> topics() throws Exception {
        try (var admin = World.admin()) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }
}
