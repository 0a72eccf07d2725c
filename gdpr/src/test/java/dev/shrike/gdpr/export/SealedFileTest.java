package dev.shrike.gdpr.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedFileTest {

    private static final String TEXT = "seen at the lagoon";

    private final MemoryVault vault = new MemoryVault();
    private final UUID export = UUID.randomUUID();

    @Test
    void itIsReadAgainByWhoHasTheKey() throws Exception {
        byte[] file = sealed();

        assertThat(open(file, Birders.ana(), export)).isEqualTo(TEXT);
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .startsWith("SHX1")
                .doesNotContain(TEXT);
    }

    @Test
    void itOpensForItsOwnExportAndPersonOnly() throws Exception {
        byte[] file = sealed();
        vault.provision(Birders.bruno(), SealedFile.PURPOSE);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> open(file, Birders.ana(), UUID.randomUUID()));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> open(file, Birders.bruno(), export));
    }

    @Test
    void anErasureMakesItUnreadable() throws Exception {
        byte[] file = sealed();

        vault.erase(Birders.ana());

        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> open(file, Birders.ana(), export));
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(this::sealed);
    }

    @Test
    void aVaultThatIsAwayIsAnOutage() throws Exception {
        byte[] file = sealed();
        vault.goAway();

        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> open(file, Birders.ana(), export));
    }

    @Test
    void everyByteOfItCounts() throws Exception {
        byte[] file = sealed();

        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(IOException.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> open(changed, Birders.ana(), export));
        }
    }

    @Test
    void aFileThatWasCutIsNoticed() throws Exception {
        byte[] file = sealed();

        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(IOException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> open(cut, Birders.ana(), export));
        }
    }

    private byte[] sealed() throws IOException {
        var file = new ByteArrayOutputStream();
        try (OutputStream out = SealedFile.create(file, Birders.ana(), export, vault)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    private String open(byte[] file, UUID person, UUID id) throws IOException {
        try (var in = SealedFile.open(new ByteArrayInputStream(file), person, id, vault)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
