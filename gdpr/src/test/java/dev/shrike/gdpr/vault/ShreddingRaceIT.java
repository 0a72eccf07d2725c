package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many make a key for a person while somebody shreds that person. */
@Timeout(60)
class ShreddingRaceIT {

    private static final int ROUNDS = 24;
    private static final int MAKERS = 6;

    private static PostgresVault vault;
    private static DataSource database;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        database = VaultDatabase.fresh();
        vault = new PostgresVault(VaultTransactions.of(database), VaultDatabase.kek(folder));
    }

    @Test
    void noKeyComesToLifeBehindTheFence() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID person = Birders.newcomer();

            List<DataKey> made = makeWhileShredding(person);

            assertThat(livingKeys(person)).isZero();
            assertThat(made).extracting(DataKey::fingerprint).isSubsetOf(destroyed(person));
            assertThat(vault.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
        }
    }

    @Test
    void allWhoMakeTheFirstKeyTogetherGetTheSame() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            UUID person = Birders.newcomer();

            List<DataKey> made = together(person, Optional.empty());

            assertThat(made).hasSize(MAKERS);
            assertThat(made.stream().map(DataKey::fingerprint).distinct()).hasSize(1);
        }
    }

    private static List<DataKey> makeWhileShredding(UUID person) throws InterruptedException, ExecutionException {
        return together(person, Optional.of(UUID.randomUUID()));
    }

    private static List<DataKey> together(UUID person, Optional<UUID> erasure)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(MAKERS + (erasure.isPresent() ? 1 : 0));
        List<DataKey> made = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<DataKey>>> makers = new ArrayList<>();
            for (int maker = 0; maker < MAKERS; maker++) {
                makers.add(executor.submit(() -> {
                    start.await();
                    return make(person);
                }));
            }
            if (erasure.isPresent()) {
                Future<Shredding> shredder = executor.submit(() -> {
                    start.await();
                    return vault.shred(person, erasure.get());
                });
                shredder.get();
            }
            for (Future<Optional<DataKey>> maker : makers) {
                maker.get().ifPresent(made::add);
            }
        }
        return made;
    }

    private static Optional<DataKey> make(UUID person) {
        try {
            return Optional.of(vault.provision(person, "sighting"));
        } catch (PersonErasedException e) {
            return Optional.empty();
        }
    }

    private static List<String> destroyed(UUID person) throws SQLException {
        return VaultTransactions.of(database).within(connection -> VaultTables.destroyed(connection, person)).stream()
                .map(Shredding.DestroyedKey::fingerprint)
                .toList();
    }

    private static long livingKeys(UUID person) throws SQLException {
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
