package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Key-encryption keys and data keys change while keys are made and people are shredded. */
@Timeout(120)
class RotationRaceIT {

    private static final int ROUNDS = 2;
    private static final int PEOPLE = 20;

    private static DataSource database;
    private static KeyEncryptionKey kek;
    private static PostgresVault vault;
    private static KekRotation rotation;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        database = VaultDatabase.fresh();
        kek = VaultDatabase.kek(folder);
        vault = new PostgresVault(VaultTransactions.of(database), kek);
        rotation = new KekRotation(VaultTransactions.of(database), kek, ErasureLedger.none(), _ -> {}, Duration.ZERO);
    }

    @Test
    void keysThatAreMadeWhileOthersAreWrappedAnewAllOpen() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> known = people();
            known.forEach(person -> vault.provision(person, "sighting"));
            List<UUID> fresh = people();

            together(
                    () -> fresh.forEach(person -> vault.provision(person, "sighting")),
                    () -> fresh.reversed().forEach(person -> vault.provision(person, "profile")),
                    RotationRaceIT::rotateFully);

            settle();
            assertThat(known)
                    .allSatisfy(person ->
                            assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Found.class));
            assertThat(fresh).allSatisfy(person -> {
                assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Found.class);
                assertThat(vault.find(person, "profile", 1)).isInstanceOf(KeyAnswer.Found.class);
            });
        }
    }

    @Test
    void whoIsShreddedWhileKeysAreWrappedAnewStaysShredded() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> doomed = people();
            for (UUID person : doomed) {
                vault.provision(person, "sighting");
                vault.provision(person, "profile");
            }

            together(
                    () -> doomed.forEach(person -> vault.shred(person, UUID.randomUUID())),
                    RotationRaceIT::rotateFully);

            settle();
            for (UUID person : doomed) {
                assertThat(living(person)).isZero();
                assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
            }
        }
    }

    @Test
    void aVersionThatIsMadeWhileThePersonIsShreddedIsDestroyedOrNeverMade() throws Exception {
        for (int round = 0; round < ROUNDS * 4; round++) {
            UUID person = Birders.newcomer();
            vault.provision(person, "sighting");
            List<Optional<DataKey>> made = new ArrayList<>();

            together(() -> vault.shred(person, UUID.randomUUID()), () -> made.add(next(person)));

            assertThat(living(person)).isZero();
            assertThat(vault.find(person, "sighting", 2)).isInstanceOf(KeyAnswer.Erased.class);
            made.getFirst().ifPresent(key -> assertThat(destroyed(person)).contains(key.fingerprint()));
        }
    }

    @Test
    void versionsMadeTogetherAreVersionsInARow() throws Exception {
        UUID person = Birders.newcomer();
        vault.provision(person, "sighting");

        together(
                () -> vault.rotate(person, "sighting"),
                () -> vault.rotate(person, "sighting"),
                () -> vault.rotate(person, "sighting"));

        assertThat(vault.provision(person, "sighting").version()).isEqualTo(4);
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(version -> vault.find(person, "sighting", version)))
                .allMatch(KeyAnswer.Found.class::isInstance);
    }

    @Test
    void aNewVersionSealsAndTheOlderOneStillOpens() throws Exception {
        UUID person = Birders.newcomer();
        DataKey first = vault.provision(person, "sighting");
        byte[] sealed = first.encrypt(new byte[] {7}, new byte[0]);

        DataKey second = vault.rotate(person, "sighting");

        assertThat(second.version()).isEqualTo(2);
        assertThat(vault.provision(person, "sighting").fingerprint()).isEqualTo(second.fingerprint());
        KeyAnswer.Found old = (KeyAnswer.Found) vault.find(person, "sighting", 1);
        assertThat(old.key().decrypt(sealed, new byte[0])).containsExactly(7);
        assertThatExceptionOfType(java.security.GeneralSecurityException.class)
                .isThrownBy(() -> second.decrypt(sealed, new byte[0]));
    }

    @Test
    void theFirstVersionOfAPersonWithoutAnyIsVersionOne() {
        assertThat(vault.rotate(Birders.newcomer(), "sighting").version()).isEqualTo(1);
    }

    private static List<UUID> people() {
        return IntStream.range(0, PEOPLE).mapToObj(_ -> Birders.newcomer()).toList();
    }

    private static Optional<DataKey> next(UUID person) {
        try {
            return Optional.of(vault.rotate(person, "sighting"));
        } catch (PersonErasedException e) {
            return Optional.empty();
        }
    }

    private static void rotateFully() {
        rotation.rotate();
        advanceToTheEnd();
    }

    private static void advanceToTheEnd() {
        boolean more = true;
        while (more) {
            more = rotation.advance();
        }
    }

    /** What was held or came late is for the next pass. */
    private static void settle() {
        advanceToTheEnd();
        advanceToTheEnd();
        assertThat(rotation.epochs())
                .filteredOn(epoch -> !epoch.kekId().equals(kek.id()))
                .allMatch(epoch -> epoch.living() == 0 && epoch.destroyed().isPresent());
    }

    private static void together(Runnable... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> futures = new ArrayList<>();
            for (Runnable action : actions) {
                Callable<Object> task = () -> {
                    start.await();
                    action.run();
                    return action;
                };
                futures.add(executor.submit(task));
            }
            for (Future<Object> future : futures) {
                future.get();
            }
        }
    }

    private static List<String> destroyed(UUID person) {
        try {
            return VaultTransactions.of(database)
                    .within(connection -> VaultTables.destroyed(connection, person))
                    .stream()
                    .map(Shredding.DestroyedKey::fingerprint)
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long living(UUID person) throws SQLException {
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
}
