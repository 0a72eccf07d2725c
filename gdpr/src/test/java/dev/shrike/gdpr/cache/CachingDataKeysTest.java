package dev.shrike.gdpr.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingDataKeysTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryVault vault = new MemoryVault();
    private final CachingDataKeys keys = new CachingDataKeys(vault, Duration.ofSeconds(60), nanos::get);

    @Test
    void asksTheVaultOnceForAKeyThatIsUsedAgain() {
        DataKey key = keys.provision(Birders.ana(), "sighting");

        assertThat(keys.provision(Birders.ana(), "sighting")).isSameAs(key);
        assertThat(keys.find(Birders.ana(), "sighting", 1)).isEqualTo(new KeyAnswer.Found(key));
        assertThat(vault.questions()).isOne();
    }

    @Test
    void asksAgainAMinuteAfterTheFirstAnswerHoweverOftenTheKeyIsUsed() {
        keys.provision(Birders.ana(), "sighting");
        pass(Duration.ofSeconds(59));
        keys.provision(Birders.ana(), "sighting");
        vault.erase(Birders.ana());
        pass(Duration.ofSeconds(1));

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void aSecondKeyDoesNotProlongTheFirst() {
        keys.provision(Birders.ana(), "sighting");
        pass(Duration.ofSeconds(59));
        keys.provision(Birders.ana(), "profile");
        vault.erase(Birders.ana());
        pass(Duration.ofSeconds(1));

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void evictionTakesEffectAtOnceAndForThatPersonOnly() {
        keys.provision(Birders.ana(), "sighting");
        keys.provision(Birders.bruno(), "sighting");
        vault.erase(Birders.ana());

        keys.evict(Birders.ana());

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        int before = vault.questions();
        assertThat(keys.find(Birders.bruno(), "sighting", 1)).isInstanceOf(KeyAnswer.Found.class);
        assertThat(vault.questions()).isEqualTo(before);
    }

    @Test
    void anAnswerOvertakenByAnEvictionIsNotKept() {
        CachingDataKeys[] evicting = new CachingDataKeys[1];
        DataKeys erasedWhileAnswering = new DataKeys() {
            @Override
            public DataKey provision(UUID person, String purpose) {
                DataKey key = vault.provision(person, purpose);
                vault.erase(person);
                evicting[0].evict(person);
                return key;
            }

            @Override
            public KeyAnswer find(UUID person, String purpose, int version) {
                return vault.find(person, purpose, version);
            }
        };
        evicting[0] = new CachingDataKeys(erasedWhileAnswering, Duration.ofSeconds(60), nanos::get);

        evicting[0].provision(Birders.ana(), "sighting");

        assertThat(evicting[0].find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void remembersAnErasureForGood() {
        vault.erase(Birders.ana());
        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        pass(Duration.ofDays(365));
        vault.goAway();

        assertThat(keys.find(Birders.ana(), "profile", 7)).isInstanceOf(KeyAnswer.Erased.class);
        assertThatExceptionOfType(PersonErasedException.class)
                .isThrownBy(() -> keys.provision(Birders.ana(), "sighting"));
    }

    @Test
    void learnsAnErasureFromARefusedProvision() {
        vault.erase(Birders.ana());
        assertThatExceptionOfType(PersonErasedException.class)
                .isThrownBy(() -> keys.provision(Birders.ana(), "sighting"));
        vault.goAway();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void forgetsThatTheVaultWasAway() {
        DataKey key = vault.provision(Birders.ana(), "sighting");
        vault.goAway();
        assertThat(keys.find(Birders.ana(), "sighting", 1)).isEqualTo(new KeyAnswer.Unavailable("away"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> keys.provision(Birders.ana(), "sighting"));

        vault.comeBack();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isEqualTo(new KeyAnswer.Found(key));
    }

    @Test
    void forgetsThatAKeyWasUnknown() {
        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Unknown.class);
        vault.provision(Birders.ana(), "sighting");

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT60.001S"})
    void refusesToKeepKeysForNoTimeOrTooLong(Duration timeToLive) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CachingDataKeys(vault, timeToLive));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
