package dev.shrike.gdpr.scan.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how fast a scan is on this machine; asks for a fraction of it, as tests share their machine with others. */
class ScanSpeedIT {

    private static final int RECORDS = 200_000;
    private static final int PARTITIONS = 6;
    private static final long LEAST_PER_SECOND = 10_000;
    private static final long LEAST_BYTES_PER_SECOND = 50_000_000;

    @TempDir
    private Path folder;

    @Test
    void manyRecordsOfKafkaAreScannedInSeconds() throws Exception {
        UUID person = Birders.newcomer();
        try (ScannedServers servers = new ScannedServers(folder)) {
            fill(servers, person);
            servers.vault().shred(person, UUID.randomUUID());
            Scan scan = new Scan(
                    List.of(servers.kafkaPlace()), servers.vault(), EventCatalogue.standard(), Clock.systemUTC());

            long begun = System.nanoTime();
            Report report =
                    scan.run(person, Optional.of(probe()), ScanLimits.of(ScannedServers.PATIENCE), ScanListener.NONE);
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;

            long records = report.sum(PartReport::records);
            System.out.printf(
                    "Scanned %,d records, %,d MB, in %.1f s: %,.0f records/s%n",
                    records, report.sum(PartReport::bytes) / 1_000_000, seconds, records / seconds);
            assertThat(records).isGreaterThanOrEqualTo(RECORDS);
            assertThat(report.sum(PartReport::erased)).isEqualTo(2 * RECORDS / 100);
            assertThat(records / seconds).isGreaterThan(LEAST_PER_SECOND);
        }
    }

    @Test
    void bytesAreProbedByTheHundredMegabytes() {
        Probe probe = probe();
        byte[] bytes = new byte[64 * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        probe.find(bytes, 0, bytes.length);

        long begun = System.nanoTime();
        int found = probe.find(bytes, 0, bytes.length);
        double seconds = (System.nanoTime() - begun) / 1e9;

        System.out.printf(
                "Probed %,.0f MB/s for %,d values%n",
                bytes.length / 1e6 / seconds, probe.counts().probed());
        assertThat(found).isEqualTo(-1);
        assertThat(bytes.length / seconds).isGreaterThan(LEAST_BYTES_PER_SECOND);
    }

    /** One in a hundred is of the person. */
    private static void fill(ScannedServers servers, UUID person) throws Exception {
        String topic = EventCatalogue.standard().major("rate", 1).topic();
        servers.topic(topic, PARTITIONS, Map.of());
        byte[] own = tick(servers, person);
        byte[] others = tick(servers, Birders.newcomer());
        try (var producer = servers.producer(Map.of("linger.ms", 20, "batch.size", 256 * 1024))) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, i % 100 == 0 ? own : others));
            }
            producer.flush();
        }
    }

    private static byte[] tick(ScannedServers servers, UUID person) {
        return new SingleObjectEncoding(EventCatalogue.standard())
                .encode(new EventSealer(servers.vault())
                        .seal(
                                Ticks.by(person, UUID.randomUUID()),
                                Map.of(Ticks.LOCATION, Ticks.montevideo(), Ticks.NOTE, Ticks.twoChicks())));
    }

    private static Probe probe() {
        ProbeMaker maker = new ProbeMaker();
        for (int i = 0; i < 500; i++) {
            maker.add("A note of the person, number " + i + ": a bird was seen");
        }
        return maker.make();
    }
}
