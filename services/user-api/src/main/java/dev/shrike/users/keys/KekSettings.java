package dev.shrike.users.keys;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The key-encryption key: {@code shrike.kek.*}.
 *
 * @param uri where it is: {@code file:/path}, {@code hcvault-transit://host/key}, {@code aws-kms://arn:...},
 *     {@code gcp-kms://projects/...}
 * @param file the same for a file, used without {@code uri}
 * @param createKey whether a missing file is made (a single machine) or stops the start (everywhere else)
 * @param previous where keys were before: still unwrapped until they are wrapped anew
 * @param timeout how long the key management may take for one answer, with all repetitions
 * @param token what it is asked with, where it takes a token
 * @param tokenFile a file with that token, read for every request
 * @param endpoint another address of a cloud's key management
 * @param epoch how old the key becomes before another takes over; zero: only when somebody says so
 * @param grace how long a retired key is kept, for backups from before that may have to be restored
 * @param check how often it is looked whether there is something to do
 */
@ConfigurationProperties("shrike.kek")
record KekSettings(
        @Nullable URI uri,
        @Nullable Path file,
        @Bindable(defaultValue = "false") boolean createKey,
        @Nullable List<URI> previous,
        @Bindable(defaultValue = "5s") Duration timeout,
        @Nullable String token,
        @Nullable Path tokenFile,
        @Nullable URI endpoint,
        @Bindable(defaultValue = "P30D") Duration epoch,
        @Bindable(defaultValue = "P7D") Duration grace,
        @Bindable(defaultValue = "1m") Duration check) {

    KekSettings {
        if (uri == null && file == null) {
            throw new IllegalArgumentException(
                    "shrike.kek.uri or shrike.kek.file says where the key-encryption key is");
        }
        if (timeout.toMillis() < 100 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("shrike.kek.timeout is 100ms to 30s");
        }
        if (epoch.isNegative() || grace.isNegative() || check.toMillis() < 100) {
            throw new IllegalArgumentException("shrike.kek: epoch and grace are not negative, check is at least 100ms");
        }
        previous = previous == null ? List.of() : List.copyOf(previous);
    }

    URI current() {
        return Optional.ofNullable(uri).orElseGet(() -> file.toAbsolutePath().toUri());
    }

    boolean rotates() {
        return !epoch.isZero();
    }

    @Override
    public String toString() {
        return "KekSettings[" + current() + "]";
    }
}
