package dev.shrike.gdpr.vault;

import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database on the tests' PostgreSQL. */
final class VaultDatabase {

    private VaultDatabase() {}

    static DataSource fresh() {
        Brokers brokers = Brokers.shared(Part.POSTGRES);
        String name = "vault_" + UUID.randomUUID().toString().replace("-", "");
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(brokers.jdbcUrl(name));
        dataSource.setUser(brokers.postgresUser());
        dataSource.setPassword(brokers.postgresPassword());
        migrate(dataSource);
        return dataSource;
    }

    /** As after a change to the script: Flyway runs a repeatable migration again. */
    static void migrateAgain(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/vault")
                .table("second_history")
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/vault")
                .load()
                .migrate();
    }

    static DataSource thatIsDown() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://127.0.0.1:1/vault");
        dataSource.setConnectTimeout(2);
        return dataSource;
    }

    static KeyEncryptionKey kek(Path folder) {
        return KeyEncryptionKey.loadOrCreate(folder.resolve("kek.json"));
    }
}
