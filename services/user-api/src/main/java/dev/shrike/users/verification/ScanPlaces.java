package dev.shrike.users.verification;

import dev.shrike.gdpr.scan.NotScanned;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.file.FolderPlace;
import dev.shrike.gdpr.scan.jetstream.JetStreamPlace;
import dev.shrike.gdpr.scan.kafka.KafkaPlace;
import dev.shrike.gdpr.scan.sql.SqlPlace;
import dev.shrike.gdpr.scan.sql.VaultPlace;
import dev.shrike.gdpr.vault.ErasureLedger;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.nats.client.Connection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The places that the settings name. */
@Singleton
class ScanPlaces {

    private static final Duration STALL = Duration.ofSeconds(30);

    private final VerificationSettings settings;
    private final @Nullable KafkaPlace kafka;
    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final DataSource own;
    private final ErasureLedger ledger;

    ScanPlaces(
            VerificationSettings settings,
            @Nullable KafkaPlace kafka,
            NatsConnection nats,
            EventCatalogue catalogue,
            @Named("users") DataSource own,
            ErasureLedger ledger) {
        this.settings = settings;
        this.kafka = kafka;
        this.nats = nats;
        this.catalogue = catalogue;
        this.own = DelegatingDataSource.unwrapDataSource(own);
        this.ledger = ledger;
    }

    /** The vault first: what it says matters most. */
    List<Place> places(Depth depth) {
        List<Place> places = new ArrayList<>();
        places.add(new VaultPlace(own::getConnection, ledger::erased));
        if (settings.requires(VerificationSettings.DATABASES)) {
            places.addAll(databases());
        }
        if (settings.requires(VerificationSettings.NATS)) {
            places.add(new JetStreamPlace(this::connection, catalogue, nats.timeout(), STALL));
        }
        if (settings.requires(VerificationSettings.KAFKA)) {
            places.add(kafka == null ? new NotScanned("kafka", "shrike.kafka.bootstrap-servers is not set") : kafka);
        }
        List<Path> folders = new ArrayList<>(settings.folders());
        Set<Path> leftOut = new HashSet<>(settings.binaries());
        if (depth == Depth.DEEP) {
            settings.serverFolders().stream()
                    .filter(inside -> settings.folders().stream().noneMatch(inside::startsWith))
                    .forEach(folders::add);
        } else {
            leftOut.addAll(settings.serverFolders());
        }
        if (!folders.isEmpty()) {
            places.add(new FolderPlace(folders, leftOut));
        }
        return places;
    }

    private List<Place> databases() {
        if (settings.databases().isEmpty()) {
            return List.of(
                    new SqlPlace("database users", own::getConnection),
                    new NotScanned("databases", "shrike.verification.databases names none of the other services'"));
        }
        return settings.databases().stream()
                .map(url -> new JdbcDatabase(url, settings.username(), settings.password()))
                .<Place>map(database -> new SqlPlace("database " + database.name(), database))
                .toList();
    }

    private Connection connection() {
        try {
            return nats.connection();
        } catch (NatsUnavailableException e) {
            throw new PlaceUnavailableException("NATS does not answer", e);
        }
    }
}
