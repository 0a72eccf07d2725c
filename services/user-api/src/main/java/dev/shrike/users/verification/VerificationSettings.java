package dev.shrike.users.verification;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code shrike.verification}: where erasures are verified.
 *
 * @param places what has to be scanned for a result to be conclusive: {@code kafka}, {@code nats}, {@code databases}; the vault
 *     always is
 * @param databases JDBC urls of all services' databases; without any, this service's own alone
 * @param username and {@code password}, of a role that may read every table there
 * @param folders whose files are scanned
 * @param serverFolders folders of servers' own files, scanned by a deep verification only: they show what a server keeps of
 *     deleted rows and messages until it cleans up
 * @param binaries folders below them that hold programs, and are never scanned
 * @param kafkaClient further settings of Kafka's client, for security
 * @param timeLimit of one scan
 */
@ConfigurationProperties("shrike.verification")
record VerificationSettings(
        @Nullable List<String> places,
        @Nullable List<String> databases,
        @Nullable String username,
        @Nullable String password,
        @Nullable List<Path> folders,
        @Nullable List<Path> serverFolders,
        @Nullable List<Path> binaries,

        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> kafkaClient,

        @Bindable(defaultValue = "30m") Duration timeLimit) {

    static final String KAFKA = "kafka";
    static final String NATS = "nats";
    static final String DATABASES = "databases";

    private static final List<String> ALL = List.of(KAFKA, NATS, DATABASES);

    VerificationSettings {
        places = Objects.requireNonNullElse(places, ALL);
        databases = Objects.requireNonNullElse(databases, List.of());
        folders = Objects.requireNonNullElse(folders, List.of());
        serverFolders = Objects.requireNonNullElse(serverFolders, List.of());
        binaries = Objects.requireNonNullElse(binaries, List.of());
        kafkaClient = Objects.requireNonNullElse(kafkaClient, Map.of());
        if (!ALL.containsAll(places)) {
            throw new IllegalArgumentException("shrike.verification.places knows " + ALL + ", not " + places);
        }
    }

    boolean requires(String place) {
        return places.contains(place);
    }

    @Override
    public String toString() {
        return "VerificationSettings[places=" + places + ", timeLimit=" + timeLimit + "]";
    }
}
