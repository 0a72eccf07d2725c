package dev.shrike.topology.position;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Waits for what Kafka answers to one who asks how far something is.
 *
 * @param what is asked for, for messages
 * @param timeout of each answer
 */
record KafkaAnswers(String what, Duration timeout) {

    /** @throws NotThereYetException when Kafka refuses, or does not answer in time */
    <T> T of(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NotThereYetException(
                    "Kafka does not say how far " + what + " is: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new NotThereYetException("Kafka does not say in time how far " + what + " is", e);
        }
    }
}
