package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.settings.CommitPolicy;
import io.nats.client.impl.NatsMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenTransactionTest {
    private static final CommitPolicy POLICY =
            new CommitPolicy(3, 1_000_000, Duration.ofMillis(50), Duration.ofMillis(5));

    @Test
    void isDueByEventsOrByAgeOfItsOldestEvent() {
        var transaction = new OpenTransaction(POLICY);
        assertThat(transaction.isDue(0)).isFalse();
        transaction.add(skips(2, 9), 0);
        assertThat(transaction.isDue(millis(49))).isFalse();
        assertThat(transaction.isDue(millis(50))).isTrue();
        transaction.add(skips(1, 9), millis(10));
        assertThat(transaction.isDue(millis(10))).isTrue();
        assertThat(transaction.counts().all()).isEqualTo(3);
    }

    @Test
    void isDueSoonerWhenNothingLiesBehindIt() {
        var transaction = new OpenTransaction(POLICY);
        transaction.add(skips(1, 9), 0);
        assertThat(transaction.isDue(millis(13))).isFalse();
        transaction.add(skips(1, 0), millis(12));
        assertThat(transaction.isDue(millis(12))).isFalse();
        assertThat(transaction.patience(millis(12))).isEqualTo(Duration.ofNanos(500_000));
        assertThat(transaction.isDue(millis(13))).isTrue();
    }

    @Test
    void isPatientForTheIdleDelayAndNeverBeyondTheCommitDelay() {
        var transaction = new OpenTransaction(POLICY);
        transaction.add(skips(1, 9), 0);
        assertThat(transaction.patience(0)).isEqualTo(Duration.ofMillis(5));
        assertThat(transaction.patience(millis(48))).isEqualTo(Duration.ofMillis(2));
    }

    private static Batch skips(int count, long pending) {
        var batch = new Batch(count, 1_000);
        for (int i = 1; i <= count; i++) {
            var message = NatsMessage.builder().subject("any").build();
            batch.add(new Delivery(message, i, i, 0, pending), Outcome.LeftOut.INSTANCE);
        }
        return batch;
    }

    private static long millis(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
