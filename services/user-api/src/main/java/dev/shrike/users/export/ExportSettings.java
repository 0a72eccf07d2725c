package dev.shrike.users.export;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code shrike.export}.
 *
 * @param folder where the files lie; the same for all instances of the service
 * @param kept how long a file can be fetched
 * @param perDay how many exports a person may ask for within 24 hours; admins may always
 * @param patience how long an export waits for parts of the platform that are away before it fails
 * @param atOnce how many exports one instance writes at the same time
 */
@ConfigurationProperties("shrike.export")
record ExportSettings(
        Path folder,
        @Bindable(defaultValue = "P7D") Duration kept,
        @Bindable(defaultValue = "5") int perDay,
        @Bindable(defaultValue = "P1D") Duration patience,
        @Bindable(defaultValue = "2") int atOnce) {

    ExportSettings {
        if (kept.toSeconds() < 1 || patience.toSeconds() < 1) {
            throw new IllegalArgumentException("shrike.export: kept and patience are at least a second");
        }
        if (perDay < 1 || atOnce < 1) {
            throw new IllegalArgumentException("shrike.export: per-day and at-once are 1 or more");
        }
    }
}
