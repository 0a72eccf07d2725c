package dev.shrike.admin.alert.tell;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * A request about alerts: {@code shrike.alerts.webhook.*}.
 *
 * @param url where to; none means that nobody is told so
 * @param secret what requests are signed with: 24 to 64 bytes in Base64 behind {@code whsec_}; without one they are not signed
 * @param timeout for connecting, and for the answer
 */
@ConfigurationProperties("shrike.alerts.webhook")
record WebhookSettings(
        @Nullable URI url,
        @Nullable String secret,
        @Bindable(defaultValue = "5s") Duration timeout) {

    /** Empty texts are none. */
    WebhookSettings {
        url = url == null || url.toString().isBlank() ? null : url;
        secret = secret == null || secret.isBlank() ? null : secret;
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + (url == null ? "none" : url.getHost()) + "]";
    }
}
