package dev.shrike.gdpr.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamKeyTest {

    private static final byte[] ABOUT = {1, 2, 3};

    private final StreamKey key = StreamKey.generate();
    private final DataKey anas = DataKey.generate(Birders.ana(), "export", 1);
    private final UUID name = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 1_000_000})
    void whatWasWrittenIsReadAgain(int length) throws Exception {
        byte[] plain = bytes(length);

        assertThat(read(key, encrypted(plain), ABOUT)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 70_000, 299_999})
    void aChangedByteIsNoticedWhereverItIs(int place) throws Exception {
        byte[] ciphertext = encrypted(bytes(300_000));
        ciphertext[place] ^= 1;

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(key, ciphertext, ABOUT));
    }

    @Test
    void aCutStreamIsNoticed() throws Exception {
        byte[] ciphertext = encrypted(bytes(300_000));

        for (int length : new int[] {0, 10, 65_536, 131_072, ciphertext.length - 1}) {
            assertThatExceptionOfType(IOException.class)
                    .as("cut to %d", length)
                    .isThrownBy(() -> read(key, Arrays.copyOf(ciphertext, length), ABOUT));
        }
    }

    @Test
    void anotherPlaceOrAnotherKeyDoesNotOpenIt() throws Exception {
        byte[] ciphertext = encrypted(bytes(10));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(key, ciphertext, new byte[] {9}));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(StreamKey.generate(), ciphertext, ABOUT));
    }

    @Test
    void aWrappedKeyIsTheSameKeyAgain() throws Exception {
        StreamKey again = StreamKey.unwrap(anas, name, key.wrap(anas, name));

        assertThat(read(again, encrypted(bytes(99)), ABOUT)).isEqualTo(bytes(99));
    }

    @Test
    void itIsUnwrappedForItsNameAndPersonOnly() throws Exception {
        byte[] wrapped = key.wrap(anas, name);

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> StreamKey.unwrap(anas, UUID.randomUUID(), wrapped));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> StreamKey.unwrap(DataKey.generate(Birders.bruno(), "export", 1), name, wrapped));
    }

    @Test
    void itTellsNothing() {
        assertThat(key).hasToString("StreamKey[redacted]");
    }

    private byte[] encrypted(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream encrypting = key.encrypting(out, ABOUT)) {
            encrypting.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] read(StreamKey key, byte[] ciphertext, byte[] about) throws IOException {
        try (var in = key.decrypting(new ByteArrayInputStream(ciphertext), about)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
