package dev.shrike.bridge.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private static final TopicSettings SETTINGS = TopicSettings.defaults().withCompactionLag(Duration.ofMinutes(10));

    @Test
    void everyVersionHasAHistoryAndACompactedTopicAndTheBridgeHasTwo() {
        assertThat(plan(SETTINGS).keySet())
                .containsExactlyInAnyOrder(
                        "tick.v1", "tick.v1.latest",
                        "rate.v1", "rate.v1.latest",
                        "rate.v2", "rate.v2.latest",
                        "score.v1", "score.v1.latest",
                        "notification.v1", "notification.v1.latest",
                        "gdpr.v1", "gdpr.v1.latest",
                        "user.v1", "user.v1.latest",
                        "count.v1", "count.v1.latest",
                        "audit.v1", "audit.v1.latest",
                        "dead-letter", "bridge.checkpoints");
    }

    @Test
    void historiesAreKeptAsLongAsTheCatalogueSays() {
        assertThat(plan(SETTINGS).get("tick.v1").configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry(
                        "retention.ms", Long.toString(Duration.ofDays(365).toMillis()));
        assertThat(plan(SETTINGS).get("gdpr.v1").configs()).containsEntry("retention.ms", "-1");
    }

    @Test
    void compactedTopicsPromiseWhenTheyAreCompacted() {
        assertThat(plan(SETTINGS).get("tick.v1.latest").configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "600000");
    }

    @Test
    void whereNothingElseIsSetTheCataloguePromises() {
        assertThat(plan(TopicSettings.defaults()).get("tick.v1.latest").configs())
                .containsEntry("max.compaction.lag.ms", "3600000")
                .containsEntry("delete.retention.ms", "86400000")
                .containsEntry("min.cleanable.dirty.ratio", "0.5");
    }

    @Test
    void aDeadLetterMayBeLargerThanAnEvent() {
        assertThat(limit("dead-letter")).isGreaterThan(limit("tick.v1"));
    }

    @Test
    void fromThreeCopiesOnTwoMustConfirm() {
        assertThat(plan(SETTINGS).values()).noneMatch(topic -> topic.configs().containsKey("min.insync.replicas"));
        assertThat(plan(SETTINGS.withReplication(3)).values())
                .allMatch(topic -> topic.configs().get("min.insync.replicas").equals("2") && topic.replication() == 3);
    }

    private static int limit(String topic) {
        return Integer.parseInt(plan(SETTINGS).get(topic).configs().get("max.message.bytes"));
    }

    private static Map<String, TopicDefinition> plan(TopicSettings settings) {
        List<TopicDefinition> plan = TopicPlan.of(EventCatalogue.standard(), Sources.defaults(), settings);
        return plan.stream().collect(Collectors.toMap(TopicDefinition::name, Function.identity()));
    }
}
