package dev.shrike.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.OwnCatalogue;
import dev.shrike.schemas.SchemaException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_word_an_event_is_compacted_within_the_hour() {
        Compaction compaction = EventCatalogue.standard().event("tick").compaction();

        assertThat(compaction.lag()).isEqualTo(Duration.ofHours(1));
        assertThat(compaction.topicSettings())
                .containsEntry("max.compaction.lag.ms", "3600000")
                .containsEntry("delete.retention.ms", "86400000")
                .containsEntry("min.cleanable.dirty.ratio", "0.5");
    }

    @Test
    void an_entry_may_promise_otherwise() {
        ClassLoader classPath = new OwnCatalogue(folder).version().with("compaction_lag: PT5M");

        assertThat(EventCatalogue.from(classPath).event("sighting").compaction())
                .isEqualTo(new Compaction(Duration.ofMinutes(5), Duration.ofDays(1)));
    }

    @Test
    void a_promise_that_is_no_time_is_refused() {
        ClassLoader classPath = new OwnCatalogue(folder).version().with("compaction_lag: soon");

        assertThatThrownBy(() -> EventCatalogue.from(classPath))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("compaction_lag of sighting");
    }

    @Test
    void a_short_promise_does_not_wait_for_half_a_log_and_forced_tombstones_go_as_soon() {
        assertThat(Compaction.forced(Duration.ofSeconds(20)).topicSettings())
                .containsEntry("max.compaction.lag.ms", "20000")
                .containsEntry("delete.retention.ms", "20000")
                .containsEntry("min.cleanable.dirty.ratio", "0.01");
    }

    @Test
    void nothing_is_compacted_at_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> Compaction.within(Duration.ZERO));
    }
}
