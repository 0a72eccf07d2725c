package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.VaultAlarm.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were brought back from before an erasure, against a ledger that knows it. */
class LedgerIT {

    private static DataSource database;
    private static KeyEncryptionKey kek;

    @TempDir
    private static Path folder;

    private final ReplayedLedger ledger = new ReplayedLedger();
    private final List<Kind> alarms = new CopyOnWriteArrayList<>();
    private final PostgresVault vault = new PostgresVault(VaultTransactions.of(database), kek, ledger, alarms::add);
    private final PostgresVault before = new PostgresVault(VaultTransactions.of(database), kek);
    private final UUID person = Birders.newcomer();

    @BeforeAll
    static void migrate() {
        database = VaultDatabase.fresh();
        kek = VaultDatabase.kek(folder);
    }

    @Test
    void servesNobodyBeforeTheLedgerIsReplayedAndSaysWhy() {
        before.provision(person, "sighting");
        ledger.delayed("NATS is away");

        assertThat(vault.find(person, "sighting", 1))
                .isEqualTo(new KeyAnswer.Unavailable(
                        "the key vault is closed: the ledger of erasures is not replayed yet: NATS is away"));
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> vault.provision(person, "sighting"))
                .withMessageContaining("NATS is away");
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> vault.rotate(person, "sighting"));
    }

    @Test
    void evenAnErasedPersonIsNoErasureBeforeTheLedgerIsReplayed() {
        vault.shred(person, UUID.randomUUID());

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void onceReplayedItServes() {
        DataKey key = before.provision(person, "sighting");

        ledger.ready();
        ledger.delayed("this comes too late");

        assertThat(vault.provision(person, "sighting").fingerprint()).isEqualTo(key.fingerprint());
        assertThat(alarms).isEmpty();
    }

    @Test
    void aPersonWhoseErasureTheTablesForgotStaysErased() {
        before.provision(person, "sighting");
        ledger.addErased(person);
        ledger.ready();

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> vault.provision(person, "sighting"));
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> vault.rotate(person, "sighting"));
        assertThat(alarms).containsExactly(Kind.FENCE_MISSING, Kind.FENCE_MISSING, Kind.FENCE_MISSING);
    }

    @Test
    void tablesAndLedgerThatAgreeRaiseNoAlarm() {
        before.provision(person, "sighting");
        vault.shred(person, UUID.randomUUID());
        ledger.addErased(person);
        ledger.ready();

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        assertThat(alarms).isEmpty();
    }

    @Test
    void aDestroyedKeyThatSomebodyPutBackByHandDoesNotOpen() throws SQLException {
        DataKey key = before.provision(person, "sighting");
        String saved = "saved_" + person.toString().replace("-", "");
        change("create table " + saved + " as select wrapped_dek from vault.data_key where subject = '" + person + "'");
        before.shred(person, UUID.randomUUID());
        change("delete from vault.erased_person where person = '" + person + "'");
        change("update vault.person set fenced = false where person = '" + person + "'");
        change("update vault.data_key set state = 'active', destroyed_at = null, wrapped_dek = (select * from " + saved
                + ") where subject = '" + person + "'");
        assertThat(before.provision(person, "sighting").fingerprint()).isEqualTo(key.fingerprint());

        ledger.addDestroyed(person, List.of(key.fingerprint()));
        ledger.ready();

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThatExceptionOfType(VaultUnavailableException.class)
                .isThrownBy(() -> vault.provision(person, "sighting"))
                .withMessageContaining("destroyed");
        assertThat(alarms).containsOnly(Kind.DESTROYED_KEY_IS_BACK);
    }

    @Test
    void anotherNameForTheFingerprintDoesNotHelp() throws SQLException {
        DataKey key = before.provision(person, "sighting");
        ledger.addDestroyed(person, List.of(key.fingerprint()));
        ledger.ready();

        change("update vault.data_key set fingerprint = repeat('0', 32) where subject = '" + person + "'");

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void whatTheLedgerSaysOfOnePersonIsNoBurdenForAnother() {
        DataKey key = before.provision(person, "sighting");
        ledger.addDestroyed(Birders.newcomer(), List.of(key.fingerprint()));
        ledger.ready();

        assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Found.class);
    }

    private static void change(String sql) throws SQLException {
        VaultTransactions.of(database).within(connection -> Statements.update(connection, sql));
    }
}
