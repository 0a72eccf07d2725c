package dev.shrike.gdpr.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.gdpr.kms.RemoteFake.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the vault relies on when the keys are elsewhere: whatever happens there is an outage, in time, and tells no secret. */
public abstract class RemoteContract extends KmsContract {

    /** Of the key management under test; with what else a test machine needs, a second more must do. */
    protected static final Duration TIMEOUT = Duration.ofMillis(800);

    private static final Duration SLACK = Duration.ofSeconds(3);

    private final DataKey key = DataKey.generate(UUID.randomUUID(), "sighting", 1);

    /** The service behind it. */
    protected abstract RemoteFake service();

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"WORKING", "FAILING_ONCE"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverHappensThereIsAnOutageInTime(Mode trouble) throws GeneralSecurityException {
        Kek current = kms().current();
        byte[] wrapped = key.wrap(current.aead());
        service().turn(trouble);

        assertOutage(() -> key.wrap(current.aead()));
        assertOutage(() -> DataKey.unwrap(
                key.person(), "sighting", 1, wrapped, kms().find(current.id()).orElseThrow()));
    }

    @Test
    void whatFailsOnceIsAskedAgain() throws GeneralSecurityException {
        Kek current = kms().current();
        byte[] wrapped = key.wrap(current.aead());
        service().turn(Mode.FAILING_ONCE);

        DataKey unwrapped = DataKey.unwrap(
                key.person(), "sighting", 1, wrapped, kms().find(current.id()).orElseThrow());

        assertThat(unwrapped.fingerprint()).isEqualTo(key.fingerprint());
    }

    @Test
    void everyUnwrappingIsAsked() throws GeneralSecurityException {
        Kek current = kms().current();
        byte[] wrapped = key.wrap(current.aead());
        DataKey.unwrap(
                key.person(), "sighting", 1, wrapped, kms().find(current.id()).orElseThrow());

        service().turn(Mode.FORBIDDING);

        assertOutage(() -> DataKey.unwrap(
                key.person(), "sighting", 1, wrapped, kms().find(current.id()).orElseThrow()));
    }

    private void assertOutage(Call call) {
        long begun = System.nanoTime();
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(call::run)
                .satisfies(this::tellsNoSecret);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.plus(SLACK));
    }

    private void tellsNoSecret(KmsUnavailableException e) {
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        String plain = IssuedKey.of(key).key();
        assertThat(all.toString()).doesNotContain(RemoteFake.TOKEN, RemoteFake.GARBAGE, plain);
    }

    /** Asks the service. */
    @FunctionalInterface
    interface Call {
        Object run() throws GeneralSecurityException;
    }
}
