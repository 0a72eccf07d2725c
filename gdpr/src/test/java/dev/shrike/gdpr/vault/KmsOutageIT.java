package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsRing;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault while its key management is away, and when it moves to another. */
class KmsOutageIT {

    @TempDir
    private Path folder;

    private final UUID person = Birders.newcomer();
    private DataSource database;
    private KeyEncryptionKey kek;
    private PostgresVault vault;
    private PostgresVault cutOff;

    @BeforeEach
    void open() {
        database = VaultDatabase.fresh();
        kek = VaultDatabase.kek(folder);
        vault = new PostgresVault(VaultTransactions.of(database), kek);
        cutOff = new PostgresVault(VaultTransactions.of(database), new Away(kek));
    }

    @Test
    void aKeyManagementThatIsAwayIsAnOutageAndNoErasure() {
        vault.provision(person, "sighting");

        cutOff.requireOwnKey();

        assertThat(cutOff.find(person, "sighting", 1))
                .isEqualTo(new KeyAnswer.Unavailable("the key management is not available: it is away"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> cutOff.provision(person, "sighting"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> cutOff.provision(Birders.newcomer(), "sighting"));
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> cutOff.rotate(person, "sighting"));
    }

    @Test
    void peopleAreErasedAllTheSame() {
        vault.provision(person, "sighting");

        assertThat(cutOff.shred(person, UUID.randomUUID()).destroyed()).hasSize(1);

        assertThat(cutOff.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void keysMoveToAnotherKeyManagement() {
        DataKey key = vault.provision(person, "sighting");
        KeyEncryptionKey other = KeyEncryptionKey.loadOrCreate(folder.resolve("other.json"));
        KmsRing both = new KmsRing(other, List.of(kek));
        PostgresVault moving = new PostgresVault(VaultTransactions.of(database), both);
        assertThat(fingerprint(moving.find(person, "sighting", 1))).isEqualTo(key.fingerprint());

        KekRotation rotation =
                new KekRotation(VaultTransactions.of(database), both, ErasureLedger.none(), _ -> {}, Duration.ZERO);
        KekRotationIT.finish(rotation);

        PostgresVault moved = new PostgresVault(VaultTransactions.of(database), other);
        moved.requireOwnKey();
        assertThat(fingerprint(moved.find(person, "sighting", 1))).isEqualTo(key.fingerprint());
        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("closed", "current");
        KekRotationIT.finish(
                new KekRotation(VaultTransactions.of(database), other, ErasureLedger.none(), _ -> {}, Duration.ZERO));
        assertThat(rotation.destroyedAt(kek.id())).as("it is still in its file").isEmpty();
        assertThat(rotation.confirmDestroyed(other.id())).isFalse();
        assertThat(rotation.confirmDestroyed(kek.id())).isTrue();
        assertThat(rotation.destroyedAt(kek.id())).isPresent();
    }

    private static String fingerprint(KeyAnswer answer) {
        assertThat(answer).isInstanceOf(KeyAnswer.Found.class);
        return ((KeyAnswer.Found) answer).key().fingerprint();
    }

    /** Knows its keys, and cannot reach them. */
    private record Away(Kms kms) implements Kms {
        @Override
        public Kek current() throws GeneralSecurityException {
            throw new KmsUnavailableException("it is away");
        }

        @Override
        public Optional<Aead> find(String kekId) {
            return kms.find(kekId).map(_ -> new Unreachable());
        }
    }

    private record Unreachable() implements Aead {
        @Override
        public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
            throw new KmsUnavailableException("it is away");
        }

        @Override
        public byte[] decrypt(byte[] wrapped, byte[] context) throws GeneralSecurityException {
            throw new KmsUnavailableException("it is away");
        }
    }
}
