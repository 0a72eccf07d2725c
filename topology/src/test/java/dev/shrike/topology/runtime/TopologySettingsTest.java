package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.topology.module.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class TopologySettingsTest {
    private static final TopologySettings SETTINGS =
            TopologySettings.of("kafka:9092", URI.create("http://registry"), Path.of("target/state"), "letters");

    @Test
    void the_streams_run_exactly_once_with_named_resources_and_dead_letters() {
        var properties = StreamsProperties.of(SETTINGS, "score");

        assertThat(properties)
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "shrike-score")
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true)
                .containsEntry(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "letters");
    }

    @Test
    void kafka_streams_accepts_the_properties_and_reads_committed_records_only() {
        var config = new StreamsConfig(StreamsProperties.of(SETTINGS, "score"));

        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void changelogs_keep_the_promise_of_the_catalogue_or_that_of_this_run() {
        assertThat(StreamsProperties.of(SETTINGS, "score"))
                .containsEntry("topic.max.compaction.lag.ms", "3600000")
                .containsEntry("topic.delete.retention.ms", "86400000");
        assertThat(StreamsProperties.of(SETTINGS.withCompaction(Compaction.forced(Duration.ofSeconds(20))), "score"))
                .containsEntry("topic.max.compaction.lag.ms", "20000")
                .containsEntry("topic.delete.retention.ms", "20000")
                .containsEntry("topic.min.cleanable.dirty.ratio", "0.01");
    }

    @Test
    void nonsense_is_refused() {
        assertThatNullPointerException()
                .isThrownBy(() -> TopologySettings.of(null, SETTINGS.registry(), SETTINGS.stateDirectory(), "letters"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(Duration.ZERO, Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resources(
                        0, Duration.ofMillis(100), 64L << 20, 1, 0, 5, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resources(
                        1, Duration.ofMillis(100), 1, 1, 0, 5, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void one_of_several_says_where_it_is_reached_and_who_it_is() {
        var alone = Membership.alone();
        var member = new Membership(
                Optional.of(new HostInfo("statistics-0", 8080)),
                alone.peerTimeout(),
                5,
                GroupProtocol.CLASSIC,
                Optional.of("statistics-0"));

        assertThat(StreamsProperties.of(SETTINGS.withMembership(member, Resources.small()), "score"))
                .containsEntry(StreamsConfig.APPLICATION_SERVER_CONFIG, "statistics-0:8080")
                .containsEntry("consumer.group.instance.id", "statistics-0")
                .containsEntry("consumer.session.timeout.ms", 45_000);
        assertThat(StreamsProperties.of(SETTINGS, "score"))
                .containsEntry("consumer.session.timeout.ms", 10_000)
                .doesNotContainKey("consumer.group.instance.id");
    }

    @Test
    void the_protocol_streams_has_no_static_members_and_says_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Membership(
                        Optional.empty(), Duration.ofSeconds(1), 5, GroupProtocol.STREAMS, Optional.of("statistics-0")))
                .withMessageContaining("has no static membership");
    }

    @Test
    void an_address_that_others_cannot_reach_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.at("", 8080));
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.at("statistics-0", 0));
    }
}
