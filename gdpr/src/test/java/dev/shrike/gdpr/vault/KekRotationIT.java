package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.RotatingKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KekRotationIT {

    private static final int MOST_STEPS = 50;

    @TempDir
    private Path folder;

    private DataSource database;
    private Path file;
    private KeyEncryptionKey kek;
    private PostgresVault vault;
    private KekRotation rotation;

    @BeforeEach
    void open() {
        database = VaultDatabase.fresh();
        file = folder.resolve("kek.json");
        kek = KeyEncryptionKey.loadOrCreate(file);
        vault = new PostgresVault(VaultTransactions.of(database), kek);
        rotation = rotation(Duration.ZERO);
    }

    @Test
    void aNewKeyTakesOverAllLivingKeysMoveToItAndTheOldOneIsDestroyed() {
        String old = kek.id();
        List<DataKey> keys = IntStream.range(0, 105)
                .mapToObj(_ -> vault.provision(Birders.newcomer(), "sighting"))
                .toList();
        UUID erased = Birders.newcomer();
        vault.provision(erased, "sighting");
        vault.shred(erased, UUID.randomUUID());

        rotation.rotate();
        finish(rotation);

        assertThat(kek.id()).isNotEqualTo(old);
        assertThat(kek.find(old)).isEmpty();
        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("destroyed", "current");
        assertThat(rotation.epochs()).extracting(KekEpoch::living).containsExactly(0L, 105L);
        assertThat(rotation.currentBegan()).contains(rotation.epochs().getLast().began());
        assertThat(keys)
                .allSatisfy(key -> assertThat(vault.find(key.person(), "sighting", 1))
                        .isInstanceOfSatisfying(
                                KeyAnswer.Found.class,
                                found -> assertThat(found.key().fingerprint()).isEqualTo(key.fingerprint())));
        vault.requireOwnKey();
    }

    @Test
    void anUnfinishedRotationGoesOnInAnotherProcess() {
        IntStream.range(0, 110).forEach(_ -> vault.provision(Birders.newcomer(), "sighting"));
        rotation.rotate();
        rotation.advance();
        assertThat(rotation.epochs()).extracting(KekEpoch::living).containsExactly(10L, 100L);

        finish(rotation(Duration.ZERO));

        assertThat(rotation.epochs()).extracting(KekEpoch::living).containsExactly(0L, 110L);
        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("destroyed", "current");
    }

    @Test
    void aKeyThatWasMadeInTheFileOnlyIsNotedAndTakesOver() {
        vault.provision(Birders.newcomer(), "sighting");
        kek.rotate(); // and then the process died

        finish(rotation);

        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("destroyed", "current");
    }

    @Test
    void aProcessThatDiedAfterDestroyingTheKeyNotesItTheNextTime() throws Exception {
        vault.provision(Birders.newcomer(), "sighting");
        String old = kek.id();
        KekRotation dying = new KekRotation(
                VaultTransactions.of(database),
                new DyingAfterDestruction(kek),
                ErasureLedger.none(),
                _ -> {},
                Duration.ZERO);
        dying.rotate();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> finish(dying));
        assertThat(rotation.destroyedAt(old)).isEmpty();

        finish(rotation);

        assertThat(rotation.destroyedAt(old)).isPresent();
    }

    @Test
    void aRetiredKeyIsKeptForItsGraceSoThatAYoungBackupCanBeRestored() {
        vault.provision(Birders.newcomer(), "sighting");
        String old = kek.id();
        KekRotation patient = rotation(Duration.ofDays(7));
        patient.rotate();
        finish(patient);

        assertThat(patient.epochs()).extracting(KekEpoch::state).containsExactly("retired", "current");
        assertThat(kek.find(old)).isPresent();
    }

    @Test
    void onceClosedTheTablesTakeNoKeyThatItWraps() {
        UUID person = Birders.newcomer();
        vault.provision(person, "sighting");
        Path oldFile = copy("old.json");
        rotation.rotate();
        finish(rotation);
        KeyEncryptionKey old = KeyEncryptionKey.load(oldFile);
        PostgresVault late = new PostgresVault(VaultTransactions.of(database), old);

        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> late.provision(Birders.newcomer(), "sighting"))
                .withMessageContaining("newest keyset file");
        assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(late::requireOwnKey);
        assertThatExceptionOfType(KeyMaterialException.class)
                .isThrownBy(() -> new KekRotation(
                                VaultTransactions.of(database), old, ErasureLedger.none(), _ -> {}, Duration.ZERO)
                        .advance())
                .withMessageContaining("retired");
        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Found.class);
    }

    @Test
    void copiesAreDeadWhenEveryKeyOfTheirTimeIsDestroyed() throws SQLException {
        vault.provision(Birders.newcomer(), "sighting");
        String first = kek.id();
        Instant copied = now();
        assertThat(rotation.copiesDeadSince(copied)).isEmpty();
        assertThat(rotation.destroyedAt(first)).isEmpty();

        rotation.rotate();
        finish(rotation);

        Instant destroyed = rotation.destroyedAt(first).orElseThrow();
        assertThat(destroyed).isAfter(copied);
        assertThat(rotation.copiesDeadSince(copied)).contains(destroyed);
        assertThat(rotation.copiesDeadSince(now())).isEmpty();
        assertThat(rotation.copiesDeadSince(Instant.EPOCH)).isEmpty();
    }

    @Test
    void rotatesByItselfOnlyWhenTheEpochIsOver() {
        vault.provision(Birders.newcomer(), "sighting");
        String first = kek.id();

        assertThat(rotation.rotateWhenOlder(Duration.ofDays(30))).isFalse();
        assertThat(kek.id()).isEqualTo(first);
        assertThat(rotation.rotateWhenOlder(Duration.ZERO)).isTrue();
        assertThat(kek.id()).isNotEqualTo(first);
    }

    @Test
    void aKeyThatCannotBeUnwrappedKeepsItsKeyEncryptionKeyAlive() throws SQLException {
        UUID person = Birders.newcomer();
        vault.provision(person, "sighting");
        String old = kek.id();
        VaultTransactions.of(database)
                .within(connection -> Statements.update(
                        connection, "update vault.data_key set wrapped_dek = '\\x00' where subject = ?", person));

        rotation.rotate();
        finish(rotation);

        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("retired", "current");
        assertThat(kek.find(old)).isPresent();
    }

    @Test
    void doesNothingBeforeTheLedgerIsReplayed() {
        vault.provision(Birders.newcomer(), "sighting");
        kek.rotate();

        new KekRotation(VaultTransactions.of(database), kek, new ReplayedLedger(), _ -> {}, Duration.ZERO).advance();

        assertThat(rotation.epochs()).extracting(KekEpoch::state).containsExactly("current");
    }

    private KekRotation rotation(Duration grace) {
        return new KekRotation(VaultTransactions.of(database), kek, ErasureLedger.none(), _ -> {}, grace);
    }

    /** As long as there is more to do at once. */
    static void finish(KekRotation rotation) {
        int steps = 0;
        while (rotation.advance()) {
            assertThat(++steps).isLessThan(MOST_STEPS);
        }
    }

    private Path copy(String name) {
        try {
            return Files.copy(file, folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() throws SQLException {
        return VaultTransactions.of(database)
                .within(connection -> Statements.query(connection, "select clock_timestamp()", rows -> {
                    rows.next();
                    return rows.getObject(1, OffsetDateTime.class).toInstant();
                }));
    }

    /** Destroys, and returns no more. */
    private record DyingAfterDestruction(KeyEncryptionKey kek) implements RotatingKms {
        @Override
        public Kek current() {
            return kek.current();
        }

        @Override
        public Optional<Aead> find(String kekId) {
            return kek.find(kekId);
        }

        @Override
        public Kek rotate() {
            return kek.rotate();
        }

        @Override
        public void destroy(String kekId) throws GeneralSecurityException {
            kek.destroy(kekId);
            throw new IllegalStateException("died");
        }
    }
}
