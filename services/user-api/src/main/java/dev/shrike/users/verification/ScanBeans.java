package dev.shrike.users.verification;

import dev.shrike.gdpr.scan.kafka.CompactedTopics;
import dev.shrike.gdpr.scan.kafka.KafkaAccess;
import dev.shrike.gdpr.scan.kafka.KafkaPlace;
import dev.shrike.gdpr.scan.kafka.Remembrance;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;

/** What of scanning is there only where Kafka is. */
@Factory
@Requires(property = "shrike.kafka.bootstrap-servers")
final class ScanBeans {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final int READERS = 2;

    @Singleton
    KafkaAccess kafkaAccess(@Value("${shrike.kafka.bootstrap-servers}") String servers, VerificationSettings settings) {
        Map<String, Object> client = new HashMap<>(settings.kafkaClient());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return new KafkaAccess(client, TIMEOUT, STALL, READERS);
    }

    /** @param stores state stores that keep the ids of erased people on purpose */
    @Singleton
    Remembrance remembrance(
            EventCatalogue catalogue,
            @Value("${shrike.verification.remembering-stores:erased-people}") Set<String> stores) {
        return new Remembrance(catalogue, stores);
    }

    @Singleton
    KafkaPlace kafkaPlace(KafkaAccess access, EventCatalogue catalogue, Remembrance remembrance) {
        return new KafkaPlace(access, catalogue, remembrance);
    }

    @Singleton
    CompactedTopics compactedTopics(KafkaAccess access, EventCatalogue catalogue, Remembrance remembrance) {
        return new CompactedTopics(access, catalogue, remembrance);
    }
}
