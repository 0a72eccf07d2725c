package dev.shrike.rest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ServiceKeysTest {

    private final List<String> questions = new ArrayList<>();
    private final Map<UUID, DataKey> vault = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ServiceKeys keys = new ServiceKeys(this::vault, Duration.ofSeconds(8), new KeyCacheMeters(registry));
    private final UUID person = UUID.randomUUID();

    @Test
    void nothingIsKeptBeforeSomebodyHearsOfEvictions() {
        keys.keys("tick-api").provision(person, "sighting");
        keys.keys("tick-api").provision(person, "sighting");

        assertThat(keys.isOpen()).isFalse();
        assertThat(questions).containsExactly("tick-api", "tick-api");
    }

    @Test
    void eachServiceHasACacheOfItsOwnAndAlwaysTheSame() {
        keys.open();
        keys.keys("tick-api").provision(person, "sighting");
        keys.keys("tick-api").provision(person, "sighting");
        keys.keys("admin-api").provision(person, "sighting");

        assertThat(questions).containsExactly("tick-api", "admin-api");
        assertThat(keys.sealer("tick-api")).isSameAs(keys.sealer("tick-api"));
    }

    @Test
    void anEvictionReachesEveryService() {
        keys.open();
        keys.keys("tick-api").provision(person, "sighting");
        keys.keys("admin-api").provision(person, "sighting");
        vault.remove(person);

        keys.evict(person);

        assertThat(keys.keys("tick-api").find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unknown.class);
        assertThat(keys.keys("admin-api").find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unknown.class);
    }

    @Test
    void aServiceThatComesLaterIsAsOpenAsTheOthers() {
        keys.open();
        assertThat(keys.keys("tick-api").isOpen()).isTrue();
        keys.close();

        assertThat(List.of(keys.keys("tick-api"), keys.keys("admin-api"))).noneMatch(CachingDataKeys::isOpen);
    }

    @Test
    void metersTellEachServicesHitsMissesEvictionsAndWhetherItIsClosed() {
        keys.open();
        keys.keys("tick-api").provision(person, "sighting");
        keys.keys("tick-api").provision(person, "sighting");
        keys.evict(person);
        keys.close();

        assertThat(meter("hits")).isOne();
        assertThat(meter("misses")).isOne();
        assertThat(meter("evictions")).isOne();
        assertThat(meter("closings")).isOne();
        assertThat(registry.get("shrike.key.cache.closed")
                        .tag("service", "tick-api")
                        .gauge()
                        .value())
                .isOne();
    }

    @Test
    void keysAreKeptForAMinuteAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceKeys(this::vault, Duration.ofSeconds(61), new KeyCacheMeters(null)));
    }

    private double meter(String what) {
        return registry.get("shrike.key.cache." + what)
                .tag("service", "tick-api")
                .functionCounter()
                .count();
    }

    private DataKeys vault(String service) {
        return new DataKeys() {
            @Override
            public DataKey provision(UUID one, String purpose) {
                questions.add(service);
                return vault.computeIfAbsent(one, id -> DataKey.generate(id, purpose, 1));
            }

            @Override
            public KeyAnswer find(UUID one, String purpose, int version) {
                questions.add(service);
                DataKey key = vault.get(one);
                return key == null ? new KeyAnswer.Unknown() : new KeyAnswer.Found(key);
            }
        };
    }
}
