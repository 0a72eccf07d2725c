package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.runtime.RuntimeHealth.RestoreProgress;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreWatchTest {
    private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

    private final RestoreWatch watch = new RestoreWatch();

    @Test
    void it_restores_until_every_partition_is_done() {
        watch.onRestoreStart(FIRST, "store", 0, 100);
        watch.onRestoreStart(SECOND, "store", 50, 100);
        watch.onRestoreEnd(FIRST, "store", 100);
        assertThat(watch.restoring()).isTrue();

        watch.onRestoreEnd(SECOND, "store", 50);
        assertThat(watch.restoring()).isFalse();
    }

    @Test
    void progress_adds_up_over_partitions() {
        watch.onRestoreStart(FIRST, "store", 0, 100);
        watch.onRestoreStart(SECOND, "store", 50, 100);
        watch.onBatchRestored(FIRST, "store", 10, 10);
        watch.onBatchRestored(SECOND, "store", 70, 20);

        assertThat(watch.progress()).isEqualTo(new RestoreProgress(30, 150));
    }

    @Test
    void a_partition_that_is_taken_away_is_not_waited_for() {
        watch.onRestoreStart(FIRST, "store", 0, 100);

        watch.onRestoreSuspended(FIRST, "store", 10);

        assertThat(watch.restoring()).isFalse();
    }
}
