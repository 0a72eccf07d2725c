package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsContract;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.kms.RotatingContract;
import dev.shrike.gdpr.kms.RotatingKms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileContractTest extends KmsContract implements RotatingContract {

    @TempDir
    private Path folder;

    private RotatingKms kms;

    @BeforeEach
    void open() {
        kms = (RotatingKms) KmsProvider.at(
                folder.resolve("kek.json").toUri(),
                new KmsSettings(Duration.ofSeconds(1), true, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    protected Kms kms() {
        return kms;
    }

    @Override
    public RotatingKms rotating() {
        return kms;
    }
}
