package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.KeyringFile;
import dev.shrike.gdpr.vault.PostgresVault;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;

/** The signing keys. Missing or foreign ones stop the start. */
@Factory
final class CertificateBeans {

    /**
     * The file with the signing key.
     *
     * @param create whether a missing file is made (a single machine) or stops the start (everywhere else)
     */
    @Context
    KeyringFile keyringFile(
            @Value("${shrike.certificate.key-file}") Path path,
            @Value("${shrike.certificate.create-key:false}") boolean create,
            Clock clock) {
        KeyringFile file = new KeyringFile(path);
        if (create) {
            file.createIfAbsent(clock.instant());
        }
        file.read();
        return file;
    }

    /** Before anything listens or serves. After the vault, which says best when it is the database that is away. */
    @Context
    ChainKeys chainKeys(
            PostgresVault vault,
            KeyringFile file,
            ChainRow chain,
            CertificateTable certificates,
            PublishedKeysFile published,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        ChainKeys keys = new ChainKeys(file, chain, certificates, published, transactions, clock);
        keys.begin();
        return keys;
    }
}
