package dev.shrike.gdpr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScanTest {

    private static final UUID ANA = Birders.ana();
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final String NOTE = "two chicks";

    private final MemoryVault vault = new MemoryVault();
    private final SingleObjectEncoding encoding = new SingleObjectEncoding(CATALOGUE);
    private final byte[] sealed = encoding.encode(sealedTick(ANA));

    @Test
    void whatOpensIsAFinding() throws InterruptedException {
        Report report = scan(sealed);

        assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
        assertThat(report.sum(PartReport::readable)).isEqualTo(2);
        assertThat(report.findings())
                .contains(new Finding(Finding.Kind.READABLE, "memory", "heap", "record 0", Ticks.NOTE));
    }

    @Test
    void nothingOpensOfAnErasedPerson() throws InterruptedException {
        vault.erase(ANA);

        Report report = scan(sealed, confluent(sealed), "nothing".getBytes(StandardCharsets.UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.sum(PartReport::erased)).isEqualTo(4);
        assertThat(report.sum(PartReport::mentions)).isEqualTo(2);
        assertThat(report.sum(PartReport::records)).isEqualTo(3);
    }

    @Test
    void aVaultThatIsAwayProvesNothing() throws InterruptedException {
        vault.goAway();

        Report report = scan(sealed);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.sum(PartReport::unavailable)).isEqualTo(2);
    }

    @Test
    void valuesOfOthersAreNotJudged() throws InterruptedException {
        Report report = scan(encoding.encode(sealedTick(Birders.bruno())));

        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.parts().getFirst().concernsPerson()).isFalse();
    }

    @Test
    void damagedValuesAreCounted() throws InterruptedException {
        Tick tick = sealedTick(ANA);
        tick.getData().getSighting().setNote(ByteBuffer.wrap("never sealed".getBytes(StandardCharsets.UTF_8)));
        vault.erase(ANA);

        Report report = scan(encoding.encode(tick));

        assertThat(report.sum(PartReport::tampered)).isEqualTo(1);
        assertThat(report.sum(PartReport::erased)).isEqualTo(1);
    }

    @Test
    void valuesThatWereNeverSealedAreFoundByTheProbe() throws InterruptedException {
        Tick tick = sealedTick(ANA);
        tick.getData().getSighting().setNote(ByteBuffer.wrap(NOTE.getBytes(StandardCharsets.UTF_8)));
        vault.erase(ANA);
        Probe probe = new ProbeMaker().add(NOTE).make();

        Report report = scan(List.of(heap(encoding.encode(tick))), Optional.of(probe), limits());

        assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.PLAINTEXT);
    }

    @Test
    void bytesThatOnlyBeginAsAnEventAreCounted() throws InterruptedException {
        byte[] cut = Arrays.copyOf(sealed, sealed.length - 3);

        Report report = scan(cut, confluent(cut));

        assertThat(report.sum(PartReport::undecodable)).isEqualTo(2);
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void hostileBytesThatMentionThePersonNeverEndAScan() throws InterruptedException {
        byte[] id = ANA.toString().getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(7);
        byte[][] records = new byte[2_000][];
        for (int i = 0; i < records.length; i++) {
            byte[] noise = new byte[60 + random.nextInt(200)];
            random.nextBytes(noise);
            System.arraycopy(id, 0, noise, 20, id.length);
            noise[0] = (byte) (i % 2 == 0 ? 0 : 0xC3);
            noise[1] = (byte) (i % 2 == 0 ? 0 : 1);
            System.arraycopy(sealed, 2, noise, 2, i % 3 == 0 ? 8 : 0);
            records[i] = noise;
        }

        Report report = scan(records);

        assertThat(report.problems()).isEmpty();
        assertThat(report.sum(PartReport::undecodable)).isEqualTo(records.length);
    }

    @Test
    void aPlaceThatCannotBeReadProvesNothingAndTheOthersAreRead() throws InterruptedException {
        vault.erase(ANA);

        Report report = scan(List.of(new NotScanned("kafka", "no address"), heap(sealed)), Optional.empty(), limits());

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.problems()).containsExactly("kafka: not scanned: no address");
        assertThat(report.sum(PartReport::erased)).isEqualTo(2);
    }

    @Test
    void aCancelledScanProvesNothing() throws InterruptedException {
        vault.erase(ANA);

        Report report =
                scan(List.of(heap(sealed)), Optional.empty(), new ScanLimits(Duration.ofMinutes(1), () -> true));

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.problems()).containsExactly("memory: the scan was cancelled");
    }

    @Test
    void aScanThatTakesTooLongProvesNothing() throws InterruptedException {
        Report report = scan(List.of(heap(sealed)), Optional.empty(), ScanLimits.of(Duration.ofNanos(1)));

        assertThat(report.problems()).containsExactly("memory: the scan did not end within PT0.000000001S");
    }

    @Test
    void theVaultIsAskedOnceForEachKey() throws InterruptedException {
        vault.erase(ANA);
        int before = vault.questions();

        scan(sealed, sealed, sealed);

        assertThat(vault.questions()).isEqualTo(before + 1);
    }

    @Test
    void placesNeedNamesOfTheirOwn() {
        assertThatThrownBy(() -> scan(List.of(heap(), heap()), Optional.empty(), limits()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scan(List.of(), Optional.empty(), limits()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theJsonFormTellsPlacesAndNoValues() throws InterruptedException {
        Probe probe = new ProbeMaker().add(NOTE).make();
        byte[] leak = ("says " + NOTE).getBytes(StandardCharsets.UTF_8);

        var json = ReportJson.of(scan(List.of(heap(sealed, leak)), Optional.of(probe), limits()));

        assertThat(json.path("verdict").asText()).isEqualTo("FINDINGS");
        assertThat(json.path("probe").path("values").asInt()).isEqualTo(1);
        assertThat(json.path("parts").path(0).path("readable").asInt()).isEqualTo(2);
        assertThat(json.path("findings").findValuesAsText("at")).contains("record 0", "record 1");
        assertThat(json.toString()).doesNotContain(NOTE);
    }

    private Report scan(byte[]... records) throws InterruptedException {
        return scan(List.of(heap(records)), Optional.empty(), limits());
    }

    private Report scan(List<Place> places, Optional<Probe> probe, ScanLimits limits) throws InterruptedException {
        return new Scan(places, vault, CATALOGUE, Clock.systemUTC()).run(ANA, probe, limits, ScanListener.NONE);
    }

    private Tick sealedTick(UUID person) {
        return new EventSealer(vault)
                .seal(Ticks.by(person), Map.of(Ticks.LOCATION, Ticks.montevideo(), Ticks.NOTE, Ticks.twoChicks()));
    }

    private static Heap heap(byte[]... records) {
        return new Heap("memory", List.of(records));
    }

    private static ScanLimits limits() {
        return ScanLimits.of(Duration.ofMinutes(1));
    }

    /** The same event as Kafka has it, under an id of the registry that nobody asks. */
    private static byte[] confluent(byte[] singleObject) {
        return ByteBuffer.allocate(singleObject.length - 5)
                .put((byte) 0)
                .putInt(4711)
                .put(singleObject, SingleObjectEncoding.PREFIX, singleObject.length - SingleObjectEncoding.PREFIX)
                .array();
    }
}
