package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresVaultIT {

    private static DataSource database;
    private static KeyEncryptionKey kek;

    @TempDir
    private static Path folder;

    private final PostgresVault vault = new PostgresVault(VaultTransactions.of(database), kek);
    private final UUID person = Birders.newcomer();
    private final UUID erasure = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        database = VaultDatabase.fresh();
        kek = VaultDatabase.kek(folder);
    }

    @Test
    void givesTheSameKeyEveryTimeAndAfterARestart() {
        DataKey first = vault.provision(person, "sighting");

        PostgresVault restarted = new PostgresVault(VaultTransactions.of(database), VaultDatabase.kek(folder));

        assertThat(restarted.provision(person, "sighting").fingerprint()).isEqualTo(first.fingerprint());
        assertThat(fingerprint(restarted.find(person, "sighting", 1))).isEqualTo(first.fingerprint());
    }

    @Test
    void eachPersonAndPurposeHasItsOwnKey() {
        String sighting = vault.provision(person, "sighting").fingerprint();

        assertThat(vault.provision(person, "profile").fingerprint()).isNotEqualTo(sighting);
        assertThat(vault.provision(Birders.newcomer(), "sighting").fingerprint())
                .isNotEqualTo(sighting);
    }

    @Test
    void aKeyThatWasNeverMadeIsUnknownAndNotErased() {
        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unknown.class);
        vault.provision(person, "sighting");
        assertThat(vault.find(person, "sighting", 2)).isInstanceOf(KeyAnswer.Unknown.class);
    }

    @Test
    void keepsNoKeyInClear() throws SQLException {
        vault.provision(person, "sighting");

        try (Connection connection = database.getConnection()) {
            WrappedKey row =
                    VaultTables.current(connection, person, "sighting").key().orElseThrow();
            assertThat(row.wrapped()).hasSize(5 + 12 + 32 + 16); // Tink's prefix, nonce, key, tag
            assertThat(row.kekId()).isEqualTo(kek.id());
        }
    }

    @Test
    void aRotatedKeyIsUsedFromNowOnAndItsPredecessorIsStillFound() {
        DataKey first = vault.provision(person, "profile");

        DataKey second = vault.rotate(person, "profile");

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(vault.provision(person, "profile").fingerprint()).isEqualTo(second.fingerprint());
        assertThat(fingerprint(vault.find(person, "profile", first.version()))).isEqualTo(first.fingerprint());
        assertThat(vault.shred(person, erasure).destroyed()).hasSize(2);
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> vault.rotate(person, "profile"));
    }

    @Test
    void aKeyThatWasNeverMadeIsRotatedToItsFirst() {
        assertThat(vault.rotate(person, "profile").version()).isEqualTo(1);
    }

    @Test
    void shreddingDestroysEveryKeyAndSetsTheFence() throws SQLException {
        DataKey sighting = vault.provision(person, "sighting");
        DataKey profile = vault.provision(person, "profile");

        Shredding shredding = vault.shred(person, erasure);

        assertThat(shredding.fence().erasure()).isEqualTo(erasure);
        assertThat(shredding.destroyed())
                .extracting(Shredding.DestroyedKey::fingerprint)
                .containsExactly(profile.fingerprint(), sighting.fingerprint());
        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        assertThat(vault.find(person, "client", 9)).isInstanceOf(KeyAnswer.Erased.class);
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> vault.provision(person, "sighting"));
        assertThat(livingKeys(person)).isZero();
    }

    @Test
    void aPersonWithoutAnyKeyCanBeShredded() {
        assertThat(vault.shred(person, erasure).destroyed()).isEmpty();

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
    }

    @Test
    void shreddingAgainFindsTheFirstFence() {
        vault.provision(person, "sighting");
        Shredding first = vault.shred(person, erasure);

        assertThat(vault.shred(person, UUID.randomUUID())).isEqualTo(first);
        assertThat(vault.fence(person)).contains(first.fence());
    }

    @Test
    void shreddingTakesPartInTheCallersTransaction() throws SQLException {
        DataKey key = vault.provision(person, "sighting");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            PostgresVault joined = new PostgresVault(new Joined(connection), kek);
            joined.shred(person, erasure);
            assertThat(joined.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
            connection.rollback();
        }

        assertThat(fingerprint(vault.find(person, "sighting", 1))).isEqualTo(key.fingerprint());
        assertThat(vault.fence(person)).isEmpty();
    }

    @Test
    void theTablesThemselvesRefuseALivingKeyBehindAFence() {
        vault.shred(person, erasure);
        DataKey key = DataKey.generate(person, "sighting", 1);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> VaultTransactions.of(database).within(connection -> {
                    WrappedKey row = new WrappedKey(1, kek.id(), key.fingerprint(), new byte[] {1});
                    VaultTables.insert(connection, person, "sighting", row);
                    return null;
                }))
                .withMessageContaining("live_fence");
    }

    @Test
    void aVaultThatIsDownIsUnavailableAndNotErased() {
        PostgresVault down = new PostgresVault(VaultTransactions.of(VaultDatabase.thatIsDown()), kek);

        assertThat(down.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> down.provision(person, "sighting"));
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> down.shred(person, erasure));
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(down::requireOwnKey);
    }

    @Test
    void anotherWrappingKeyStopsTheStartAndOpensNothing() {
        vault.provision(person, "sighting");
        KeyEncryptionKey stranger = KeyEncryptionKey.loadOrCreate(folder.resolve("stranger.json"));
        PostgresVault wrong = new PostgresVault(VaultTransactions.of(database), stranger);

        vault.requireOwnKey();
        assertThatExceptionOfType(KeyMaterialException.class)
                .isThrownBy(wrong::requireOwnKey)
                .withMessageContaining(kek.id())
                .withMessageContaining(stranger.id());
        assertThat(wrong.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> wrong.provision(person, "sighting"));
    }

    @Test
    void migratesAgainWithoutLoss() {
        DataKey key = vault.provision(person, "sighting");

        VaultDatabase.migrateAgain(database);

        assertThat(fingerprint(vault.find(person, "sighting", 1))).isEqualTo(key.fingerprint());
    }

    private static String fingerprint(KeyAnswer answer) {
        assertThat(answer).isInstanceOf(KeyAnswer.Found.class);
        return ((KeyAnswer.Found) answer).key().fingerprint();
    }

    static long livingKeys(UUID person) throws SQLException {
        return VaultTransactions.of(database)
                .within(connection -> Statements.query(
                        connection,
                        "select count(*) from vault.data_key where subject = ? and wrapped_dek is not null",
                        rows -> {
                            rows.next();
                            return rows.getLong(1);
                        },
                        person));
    }

    /** As a service's own transaction manager does it: the work runs where the caller is. */
    private record Joined(Connection connection) implements VaultTransactions {
        @Override
        public <T> T within(Work<T> work) throws SQLException {
            return work.on(connection);
        }
    }
}
