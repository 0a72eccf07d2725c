package dev.shrike.users.keys;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsRing;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.vault.ErasureLedger;
import dev.shrike.gdpr.vault.KekRotation;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.VaultAlarm;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/** The vault. Missing or foreign key material stops the start. */
@Factory
final class VaultBeans {

    /** What wraps all data keys. */
    @Singleton
    Kms kms(KekSettings settings) {
        KmsSettings shared = new KmsSettings(
                settings.timeout(),
                settings.createKey(),
                Optional.ofNullable(settings.token()),
                Optional.ofNullable(settings.tokenFile()),
                Optional.ofNullable(settings.endpoint()));
        Kms current = KmsProvider.at(settings.current(), shared);
        return settings.previous().isEmpty()
                ? current
                : new KmsRing(
                        current,
                        settings.previous().stream()
                                .map(uri -> KmsProvider.at(uri, shared.existing()))
                                .toList());
    }

    /** Not a bean of type {@code DataKeys}: sealing asks over HTTP everywhere, here too. */
    @Context
    @Bean(typed = PostgresVault.class)
    PostgresVault vault(
            @Named("users") TransactionOperations<Connection> transactions,
            Kms kms,
            ErasureLedger ledger,
            VaultAlarm alarm) {
        PostgresVault vault = new PostgresVault(new JoinedTransactions(transactions), kms, ledger, alarm);
        vault.requireOwnKey();
        return vault;
    }

    /** The epochs of the key-encryption key. */
    @Singleton
    KekRotation rotation(
            @Named("users") TransactionOperations<Connection> transactions,
            Kms kms,
            ErasureLedger ledger,
            VaultAlarm alarm,
            KekSettings settings) {
        return new KekRotation(new JoinedTransactions(transactions), kms, ledger, alarm, settings.grace());
    }
}
