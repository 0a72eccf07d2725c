package dev.shrike.users.erasure;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.vault.PostgresVault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/**
 * Probes on their way from before the shredding to the verification, encrypted under a key of the vault that belongs to no person: who
 * reads the table cannot check guesses with them. Thread-safe.
 */
@Singleton
class KeptProbes {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String PURPOSE = "erasure-probe";
    private static final String CONTEXT = "shrike.erasure-probe.v1|";

    private final ErasureTable erasures;
    private final PostgresVault vault;

    KeptProbes(ErasureTable erasures, PostgresVault vault) {
        this.erasures = erasures;
        this.vault = vault;
    }

    /** Keeps it until the erasure is completed; replaces one that was kept before. */
    void keep(UUID erasure, Probe probe) {
        DataKey key = vault.provision(NOBODY, PURPOSE);
        try {
            erasures.keepProbe(erasure, key.encrypt(probe.toBytes(), context(erasure)), key.version());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key cannot encrypt", e);
        }
    }

    /**
     * The probe of an erasure; empty when none could be taken.
     *
     * @throws VaultUnavailableException when its key cannot be had at the moment
     */
    Optional<Probe> of(UUID erasure) {
        return erasures.findById(erasure).filter(row -> row.probe() != null).map(this::decrypt);
    }

    private Probe decrypt(ErasureRow row) {
        try {
            return switch (vault.find(NOBODY, PURPOSE, row.probeKey())) {
                case KeyAnswer.Found(DataKey key) -> Probe.of(key.decrypt(row.probe(), context(row.id())));
                case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
                case KeyAnswer.Erased _, KeyAnswer.Unknown _ ->
                    throw new IllegalStateException("The vault lost the key of probes");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The probe of erasure " + row.id() + " was changed in the database", e);
        }
    }

    private static byte[] context(UUID erasure) {
        return (CONTEXT + erasure).getBytes(StandardCharsets.UTF_8);
    }
}
