package dev.shrike.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSessionTest {
    private final MailRow mail = new MailRow(
            UUID.randomUUID(),
            1,
            UUID.randomUUID(),
            "rate.update",
            "rate",
            UUID.randomUUID(),
            "update",
            "S",
            "T",
            0,
            null,
            null);
    private final SmtpSession session = new SmtpSession(new SmtpSettings(
            "127.0.0.1", closedPort(), null, null, false, Duration.ofSeconds(2), "shrike@example.org"));

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void a_mail_server_that_is_away_is_unreachable_and_the_reason_names_nobody() {
        Delivery delivery = session.send(mail, "birder@example.org");

        assertThat(delivery).isInstanceOf(Delivery.Unreachable.class);
        assertThat(delivery.toString()).doesNotContain("birder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "birder@example.org\r\nBcc: other@example.org"})
    void what_is_no_address_fails_for_good(String address) {
        assertThat(session.send(mail, address)).isInstanceOf(Delivery.Failed.class);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }
}
