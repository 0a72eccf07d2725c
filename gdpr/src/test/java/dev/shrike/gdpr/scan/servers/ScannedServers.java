package dev.shrike.gdpr.scan.servers;

import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.jetstream.JetStreamPlace;
import dev.shrike.gdpr.scan.kafka.KafkaAccess;
import dev.shrike.gdpr.scan.kafka.KafkaPlace;
import dev.shrike.gdpr.scan.kafka.Remembrance;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.sql.SqlPlace;
import dev.shrike.gdpr.scan.sql.VaultPlace;
import dev.shrike.gdpr.vault.KeyEncryptionKey;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.VaultTransactions;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Real servers, a vault, and a scan of all of them. */
final class ScannedServers implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Brokers brokers = Brokers.shared(Part.KAFKA, Part.NATS, Part.POSTGRES);
    private final DataSource database = database();
    private final PostgresVault vault;
    private final Connection nats;

    ScannedServers(Path folder) throws IOException, InterruptedException {
        vault = new PostgresVault(
                VaultTransactions.of(database), KeyEncryptionKey.loadOrCreate(folder.resolve("kek.json")));
        nats = Nats.connect(brokers.nats().toString());
    }

    PostgresVault vault() {
        return vault;
    }

    Connection nats() {
        return nats;
    }

    KafkaAccess kafka() {
        return KafkaAccess.at(brokers.kafkaBootstrap());
    }

    KafkaPlace kafkaPlace() {
        return new KafkaPlace(kafka(), EventCatalogue.standard(), remembrance());
    }

    static Remembrance remembrance() {
        return new Remembrance(EventCatalogue.standard(), Set.of("erased-people"));
    }

    List<Place> places() {
        return List.of(
                new VaultPlace(database::getConnection, _ -> false),
                new SqlPlace("database", database::getConnection),
                new JetStreamPlace(
                        () -> nats, EventCatalogue.standard(), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                kafkaPlace());
    }

    Report scan(UUID person) throws InterruptedException {
        return scan(person, Optional.empty(), vault);
    }

    Report scan(UUID person, Optional<Probe> probe, DataKeys keys) throws InterruptedException {
        return new Scan(places(), keys, EventCatalogue.standard(), Clock.systemUTC())
                .run(person, probe, ScanLimits.of(PATIENCE), ScanListener.NONE);
    }

    void topic(String name, int partitions, Map<String, String> config) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError("Topic " + name + " cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.kafkaBootstrap());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void stream(StreamConfiguration.Builder stream) throws IOException, JetStreamApiException {
        nats.jetStreamManagement()
                .addStream(stream.storageType(StorageType.File).build());
    }

    void sql(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        }
    }

    private DataSource database() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(brokers.jdbcUrl("scan_" + UUID.randomUUID().toString().replace("-", "")));
        source.setUser(brokers.postgresUser());
        source.setPassword(brokers.postgresPassword());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/vault")
                .load()
                .migrate();
        return source;
    }

    @Override
    public void close() throws InterruptedException {
        nats.close();
    }
}
