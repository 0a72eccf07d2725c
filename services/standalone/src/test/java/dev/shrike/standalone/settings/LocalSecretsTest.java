package dev.shrike.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
    @TempDir
    Path data;

    @Test
    void aSecretIsMadeOnceAndKept() throws IOException {
        String first = new LocalSecrets(data).serviceSecret();
        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new LocalSecrets(data).serviceSecret()).isEqualTo(first);
        assertThat(new LocalSecrets(data).postgresPassword()).isNotEqualTo(first);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        new LocalSecrets(data).postgresPassword();
        Path file = data.resolve("secrets/postgres-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        new LocalSecrets(data).tokenKeyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void lookingMakesNone() throws IOException {
        assertThat(new LocalSecrets(data).postgresPasswordIfAny()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anEmptyFileIsAnErrorAndNotANewSecret() throws IOException {
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/service-secret"), "\n");
        assertThatThrownBy(() -> new LocalSecrets(data).serviceSecret()).hasMessageContaining("is empty");
    }
}
