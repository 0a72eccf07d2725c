package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.shrike.topology.module.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
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
}
