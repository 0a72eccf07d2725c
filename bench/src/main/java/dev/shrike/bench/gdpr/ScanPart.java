package dev.shrike.bench.gdpr;

import dev.shrike.bench.log.FilledTopic;
import dev.shrike.bench.platform.OwnServers;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.Verdict;
import dev.shrike.gdpr.scan.kafka.KafkaAccess;
import dev.shrike.gdpr.scan.kafka.KafkaPlace;
import dev.shrike.gdpr.scan.kafka.Remembrance;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Looking for an erased person in a topic, beside a consumer that reads it and looks for nothing. */
final class ScanPart implements Part {
    private static final String TOPIC = "scanned";
    private static final int PARTITIONS = 6;
    private static final int SECONDS = 30;
    private static final int RECORDS = 500_000;
    private static final int VALUES = 500;
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    /** What a scan should reach. */
    private static final int GOAL = 50_000;

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public boolean run(Effort effort, PrintWriter out) throws Exception {
        try (OwnServers own = OwnServers.start(null, dev.shrike.servers.Part.KAFKA)) {
            FilledTopic log = new FilledTopic(own.servers().kafkaBootstrap(), TOPIC);
            fill(log);
            out.println("| one topic, six partitions | records | records/s | of the bare reader | verdict |");
            out.println("|" + " --- |".repeat(5));
            boolean right = true;
            for (int round = 0; round < effort.forks() + 1; round++) { // the first one compiles
                long begun = System.nanoTime();
                long read = log.read();
                double bare = read / seconds(begun);
                begun = System.nanoTime();
                Report report = scan(log);
                double ours = report.sum(PartReport::records) / seconds(begun);
                out.printf(
                        "| scan for one person, %,d values searched for | %,d | %,.0f | **%.2f** | %s |%n",
                        VALUES, report.sum(PartReport::records), ours, ours / bare, report.verdict());
                right &= report.verdict() == Verdict.CLEAN
                        && read == RECORDS
                        && report.sum(PartReport::erased) == 2L * RECORDS / 100;
            }
            out.printf("%nThe goal is %,d records/s.%n", GOAL);
            out.flush();
            return right;
        }
    }

    /** One record in a hundred is of the person. */
    private static void fill(FilledTopic log) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", log.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
        }
        byte[] theirs = event(Sighting.PERSON);
        byte[] others = event(UUID.randomUUID());
        log.fill(
                RECORDS,
                number -> new ProducerRecord<>(TOPIC, number % PARTITIONS, null, number % 100 == 0 ? theirs : others));
    }

    private static Report scan(FilledTopic log) throws InterruptedException {
        KafkaPlace place = new KafkaPlace(
                KafkaAccess.at(log.kafka()), CATALOGUE, new Remembrance(CATALOGUE, Set.of("erased-people")));
        return new Scan(List.of(place), new KeyNoMore(), CATALOGUE, Clock.systemUTC())
                .run(Sighting.PERSON, Optional.of(probe()), ScanLimits.of(AT_MOST), ScanListener.NONE);
    }

    private static byte[] event(UUID person) {
        Tick tick = Sighting.event();
        tick.getData().getUser().setId(person.toString());
        EventSealer sealer = new EventSealer(new OneKey(DataKey.generate(person, Sighting.PURPOSE, 1)));
        sealer.seal(
                tick,
                Map.of(
                        Sighting.path("note"), Sighting.value("note"),
                        Sighting.path("location"), Sighting.value("location")));
        return new SingleObjectEncoding(CATALOGUE).encode(tick);
    }

    private static Probe probe() {
        ProbeMaker maker = new ProbeMaker();
        for (int i = 0; i < VALUES; i++) {
            maker.add("A note of the person, number " + i + ": a bird was seen");
        }
        return maker.make();
    }

    private static double seconds(long begun) {
        return Math.max(1, Duration.ofNanos(System.nanoTime() - begun).toMillis()) / 1e3;
    }
}
