package dev.shrike.users.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRulesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final WebhookRules strict = new WebhookRules(settings(false));
    private final WebhookRules lenient = new WebhookRules(settings(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://recipient.example/hook", "ftp://recipient.example/", "file:///etc/passwd", "recipient.example",
                "https:///hook", "https://user:word@recipient.example/", "https://recipient.example/#part",
                        "https://a b/",
                "https:recipient.example", ""
            })
    void whatIsNoPlainHttpsAddressIsNoRecipients(String url) {
        assertThat(strict.fault(url)).isPresent();
    }

    @Test
    void anHttpsAddressIsARecipients() {
        assertThat(strict.fault("https://recipient.example:8443/hook?of=shrike"))
                .isEmpty();
        assertThat(lenient.fault("http://127.0.0.1:8080/hook")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://10.0.0.1:5432/",
                "https://2130706433/",
                "https://169.254.169.254/latest/meta-data",
                "https://nowhere.invalid/"
            })
    void aNameThatLeadsInsideIsNotCalled(String url) {
        assertThat(strict.refusal(URI.create(url))).isPresent();
    }

    @Test
    void aNameThatLeadsInsideIsCalledWhereThatIsAllowed() {
        assertThat(lenient.refusal(URI.create("http://127.0.0.1:8080/hook"))).isEmpty();
    }

    @Test
    void settingsThatWaitForEverAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecipientSettings(false, false, Duration.ofMinutes(2), DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecipientSettings(false, false, SECOND, Duration.ZERO));
    }

    private static RecipientSettings settings(boolean lenient) {
        return new RecipientSettings(lenient, lenient, SECOND, DAY);
    }
}
