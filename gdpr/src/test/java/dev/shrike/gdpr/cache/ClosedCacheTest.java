package dev.shrike.gdpr.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cache that may miss evictions keeps nothing. */
class ClosedCacheTest {

    private final MemoryVault vault = new MemoryVault();
    private final HeldVault held = new HeldVault(vault);
    private final CachingDataKeys keys = new CachingDataKeys(held, Duration.ofSeconds(60));

    @Test
    void everyQuestionGoesToTheVaultWhileItIsClosed() {
        keys.close();

        DataKey key = keys.provision(Birders.ana(), "sighting");

        assertThat(keys.provision(Birders.ana(), "sighting")).isEqualTo(key);
        assertThat(keys.find(Birders.ana(), "sighting", 1)).isEqualTo(new KeyAnswer.Found(key));
        assertThat(vault.questions()).isEqualTo(3);
        assertThat(keys.isOpen()).isFalse();
    }

    @Test
    void closingForgetsEveryKeyAndOpeningBringsNoneBack() {
        keys.provision(Birders.ana(), "sighting");
        keys.close();
        keys.open();
        vault.erase(Birders.ana());

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void openingAgainWithoutAClosingForgetsEveryKeyToo() {
        keys.provision(Birders.ana(), "sighting");
        vault.erase(Birders.ana());

        keys.open();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void keepsKeysAgainOnceItIsOpen() {
        keys.close();
        keys.provision(Birders.ana(), "sighting");
        keys.open();
        keys.provision(Birders.ana(), "sighting");
        keys.provision(Birders.ana(), "sighting");

        assertThat(vault.questions()).isEqualTo(2);
    }

    @Test
    void anErasureStaysKnownWhileItIsClosedAndAfterwards() {
        vault.erase(Birders.ana());
        keys.find(Birders.ana(), "sighting", 1);
        vault.goAway();

        keys.close();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        keys.open();
        assertThatExceptionOfType(PersonErasedException.class)
                .isThrownBy(() -> keys.provision(Birders.ana(), "sighting"));
    }

    @Test
    void learnsOfAnErasureWhileItIsClosed() {
        keys.close();
        vault.erase(Birders.ana());
        keys.find(Birders.ana(), "sighting", 1);
        keys.open();
        vault.goAway();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void aVaultThatIsAwayIsAnOutageWhileItIsClosed() {
        keys.provision(Birders.ana(), "sighting");
        keys.close();
        vault.goAway();

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isEqualTo(new KeyAnswer.Unavailable("away"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> keys.provision(Birders.ana(), "sighting"));
    }

    @Test
    void anEvictionWhileItIsClosedDoesNoHarm() {
        keys.close();
        keys.evict(Birders.ana());
        keys.open();

        assertThat(keys.provision(Birders.ana(), "sighting")).isSameAs(keys.provision(Birders.ana(), "sighting"));
    }

    @Test
    void anAnswerOvertakenByAClosingIsNotKeptHoweverSoonItOpensAgain() {
        held.meanwhile(() -> {
            keys.close();
            keys.open();
            vault.erase(Birders.ana());
        });
        keys.provision(Birders.ana(), "sighting");

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void anAnswerToAQuestionOfTheClosedTimeIsNotKept() {
        keys.close();
        held.meanwhile(() -> {
            keys.open();
            vault.erase(Birders.ana());
        });
        keys.provision(Birders.ana(), "sighting");

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void aSearchOvertakenByAnEvictionIsNotKept() {
        vault.provision(Birders.ana(), "sighting");
        held.meanwhile(() -> {
            vault.erase(Birders.ana());
            keys.evict(Birders.ana());
        });
        keys.find(Birders.ana(), "sighting", 1);

        assertThat(keys.find(Birders.ana(), "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void counts() {
        keys.provision(Birders.ana(), "sighting");
        keys.provision(Birders.ana(), "sighting");
        keys.find(Birders.ana(), "sighting", 1);
        keys.evict(Birders.ana());
        keys.close();
        keys.close();
        keys.find(Birders.ana(), "sighting", 1);

        assertThat(keys.counts()).isEqualTo(new KeyCacheCounts(2, 2, 1, 1));
    }

    /** Something happens after the vault has decided on its next answer and before the answer arrives. */
    private static final class HeldVault implements DataKeys {
        private final DataKeys vault;
        private Runnable meanwhile = () -> {};

        HeldVault(DataKeys vault) {
            this.vault = vault;
        }

        void meanwhile(Runnable action) {
            meanwhile = action;
        }

        @Override
        public DataKey provision(UUID person, String purpose) {
            DataKey key = vault.provision(person, purpose);
            happen();
            return key;
        }

        @Override
        public KeyAnswer find(UUID person, String purpose, int version) {
            KeyAnswer answer = vault.find(person, purpose, version);
            happen();
            return answer;
        }

        private void happen() {
            Runnable action = meanwhile;
            meanwhile = () -> {};
            action.run();
        }
    }
}
