package dev.shrike.gateway;

import dev.shrike.gdpr.vault.KeyEncryptionKey;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.VaultTransactions;
import dev.shrike.rest.keys.KeySource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real key vault of the test's own, in the place of the one behind user-api. */
@Factory
@Requires(property = "test.kek")
class TestVault {

    @Singleton
    @Replaces(KeySource.class)
    KeySource keys(
            @Value("${shrike.postgres.url}") String postgres,
            @Value("${shrike.postgres.username}") String username,
            @Value("${shrike.postgres.password}") String password,
            @Value("${test.kek}") Path kek) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(postgres + "/vault");
        database.setUser(username);
        database.setPassword(password);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/vault")
                .load()
                .migrate();
        PostgresVault vault = new PostgresVault(VaultTransactions.of(database), KeyEncryptionKey.loadOrCreate(kek));
        return service -> vault;
    }
}
