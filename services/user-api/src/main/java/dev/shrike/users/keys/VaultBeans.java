package dev.shrike.users.keys;

import dev.shrike.gdpr.vault.KeyEncryptionKey;
import dev.shrike.gdpr.vault.PostgresVault;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;

/** The vault. Missing or foreign key material stops the start. */
@Factory
final class VaultBeans {

    /**
     * The key that wraps all data keys.
     *
     * @param create whether a missing file is made (a single machine) or stops the start (everywhere else)
     */
    @Singleton
    KeyEncryptionKey keyEncryptionKey(
            @Value("${shrike.kek.file}") Path file, @Value("${shrike.kek.create-key:false}") boolean create) {
        return create ? KeyEncryptionKey.loadOrCreate(file) : KeyEncryptionKey.load(file);
    }

    /** Not a bean of type {@code DataKeys}: sealing asks over HTTP everywhere, here too. */
    @Context
    @Bean(typed = PostgresVault.class)
    PostgresVault vault(@Named("users") TransactionOperations<Connection> transactions, KeyEncryptionKey kek) {
        PostgresVault vault = new PostgresVault(new JoinedTransactions(transactions), kek);
        vault.requireOwnKey();
        return vault;
    }
}
