package dev.shrike.admin.alert.tell;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;

/**
 * Mail about alerts: {@code shrike.alerts.mail.*}. The server is that of {@code shrike.smtp} unless told otherwise.
 *
 * @param to addresses of who is told; none means that nobody is told by mail
 * @param username absent where the server asks for none
 * @param tls whether the session is encrypted before anything is said (STARTTLS, required)
 * @param timeout for connecting and for each reply
 * @param from the address that mail comes from
 */
@ConfigurationProperties("shrike.alerts.mail")
record AlertMailSettings(
        @Nullable List<@Email String> to,
        @NotBlank String host,
        @Bindable(defaultValue = "1025") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @Bindable(defaultValue = "false") boolean tls,
        @Bindable(defaultValue = "5s") Duration timeout,

        @Bindable(defaultValue = "shrike@localhost.localdomain") @Email
        String from) {

    /** Empty texts are none. */
    AlertMailSettings {
        to = to == null
                ? List.of()
                : to.stream().filter(address -> !address.isBlank()).toList();
        username = username == null || username.isBlank() ? null : username;
        password = username == null ? null : password;
    }

    @Override
    public String toString() {
        return "AlertMailSettings[" + host + ":" + port + "]";
    }
}
