package dev.shrike.topology.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long BEAT = 100;

    private final MockProcessorContext<String, String> context = context();
    private long now = 1_000_000;

    CommitPaceTest() {
        CommitPace.begin(context);
    }

    @Test
    void who_keeps_up_commits_at_every_tenth_part_of_the_interval() {
        assertThat(context.scheduledPunctuators().getFirst().getInterval()).hasMillis(BEAT);
        beat();

        arrive(10);

        assertThat(commitsAtNextBeat()).isTrue();
        assertThat(commitsAtNextBeat()).isTrue();
    }

    @Test
    void who_is_behind_leaves_it_to_the_interval_until_the_backlog_is_done() {
        beat();

        arrive(5_000);
        assertThat(commitsAtNextBeat()).isFalse();
        arrive(5_000);
        assertThat(commitsAtNextBeat()).isFalse();
        arrive(3);
        assertThat(commitsAtNextBeat()).isTrue();
    }

    @Test
    void all_tasks_of_a_thread_decide_alike() {
        MockProcessorContext<String, String> other = context();
        CommitPace.begin(other);
        beat();

        arrive(5_000);
        now += BEAT;
        punctuate(context);
        punctuate(other);

        assertThat(context.committed()).isFalse();
        assertThat(other.committed()).isFalse();
    }

    private void beat() {
        now += BEAT;
        punctuate(context);
        context.resetCommit();
    }

    private boolean commitsAtNextBeat() {
        context.resetCommit();
        now += BEAT;
        punctuate(context);
        return context.committed();
    }

    private void punctuate(MockProcessorContext<String, String> task) {
        task.setCurrentSystemTimeMs(now);
        task.scheduledPunctuators().forEach(one -> one.getPunctuator().punctuate(now));
    }

    private static void arrive(int records) {
        for (int i = 0; i < records; i++) {
            CommitPace.arrived();
        }
    }

    private static MockProcessorContext<String, String> context() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "pace");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, BEAT * CommitPace.TIMES_LONGER);
        return new MockProcessorContext<>(properties, new TaskId(0, 0), new File("target/pace"));
    }
}
