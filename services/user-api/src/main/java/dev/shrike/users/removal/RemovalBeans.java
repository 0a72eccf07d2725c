package dev.shrike.users.removal;

import dev.shrike.gdpr.removal.QuietPartitions;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of removal is there only where Kafka is. */
@Factory
@Requires(property = "shrike.kafka.bootstrap-servers")
final class RemovalBeans {
    private static final String TRANSACTIONAL_ID = "shrike-removal-keeper";

    @Singleton
    @Bean(preDestroy = "close")
    QuietPartitions quietPartitions(
            @Value("${shrike.kafka.bootstrap-servers}") String kafka, RemovalSettings settings, Clock clock) {
        return new QuietPartitions(kafka, TRANSACTIONAL_ID, settings.timeout(), clock);
    }
}
