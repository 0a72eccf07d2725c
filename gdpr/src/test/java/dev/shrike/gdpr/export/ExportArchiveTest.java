package dev.shrike.gdpr.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.tick.v1.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportArchiveTest {

    @TempDir
    private Path folder;

    private Exports exports;

    @BeforeEach
    void begin() {
        exports = new Exports(folder);
    }

    @Test
    void theTableOfAnEventIsThis() throws Exception {
        Tick plain = Ticks.by(Birders.ana());
        plain.getData().setSighting(null);

        String csv = exports.of(List.of(exports.tick(Birders.ana(), "two \"chicks\", one egg"), plain))
                .get("tick.v1.csv");

        assertThat(csv).isEqualTo("""
                \uFEFFid,type,version,data.user.id,data.image.url,data.sighting.species,data.sighting.count,\
                data.sighting.observed_at,data.sighting.location.latitude,data.sighting.location.longitude,\
                data.sighting.note,metadata.source,metadata.time,metadata.correlation_id,metadata.causation_id,\
                metadata.traceparent,metadata.upcast_from
                a7e6ec5f-976b-34f9-8dc6-c909c6262ab3,new,1.1,7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01,\
                https://images.example/1.jpg,Vanellus chilensis,,,-34.88,-56.18,"two ""chicks"", one egg",\
                services/TickAPI,2026-11-20T22:30:00Z,,,,
                f8a25029-cada-4839-973d-5aef8bf56044,new,1.1,7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01,\
                https://images.example/1.jpg,,,,,,,services/TickAPI,2026-11-20T22:30:00Z,,,,
                """.replace("\n", "\r\n"));
    }

    @Test
    void eventsStandInTheJsonFormOfThePlatformWithSealedFieldsOpened() throws Exception {
        Tick tick = exports.tick(Birders.ana(), "two chicks");

        JsonNode events = Exports.json(exports.of(List.of(tick)).get("events.json"));

        assertThat(events).hasSize(1);
        assertThat(events.get(0))
                .isEqualTo(new EventJson(EventCatalogue.standard()).toJson(tick, exports.sealer.view()));
        assertThat(events.get(0).at("/data/sighting/note").textValue()).isEqualTo("two chicks");
        assertThat(events.get(0).at("/data/sighting/location")).isEqualTo(Ticks.montevideo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "-"
            })
    void textThatASpreadsheetWouldTakeForAFormulaIsMadeHarmless(String note) throws Exception {
        Map<String, String> files = exports.of(List.of(exports.tick(Birders.ana(), note)));

        assertThat(rows(files).getFirst().getField("data.sighting.note")).isEqualTo("'" + note);
        assertThat(Exports.json(files.get("events.json"))
                        .get(0)
                        .at("/data/sighting/note")
                        .textValue())
                .isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \"quoted\" word",
                "\"",
                "two\nlines",
                "two\r\nlines",
                "a, b; c",
                " spaces ",
                "\uD83D\uDC26\u200D\uD83D\uDD25 f\u00e9nix",
                "\u05E6\u05D9\u05E4\u05D5\u05E8",
                "'quoted'",
                ""
            })
    void otherTextIsReadBackAsItWas(String note) throws Exception {
        Map<String, String> files = exports.of(List.of(exports.tick(Birders.ana(), note)));

        assertThat(rows(files).getFirst().getField("data.sighting.note")).isEqualTo(note);
        assertThat(rows(files).getFirst().getField("data.sighting.location.latitude"))
                .isEqualTo("-34.88");
    }

    @Test
    void ofAPersonWithoutEventsThereIsAProfileAndAnEmptyList() throws Exception {
        Map<String, String> files = exports.of(List.of());

        assertThat(files).containsOnlyKeys("profile.json", "profile.csv", "events.json", "README.txt", "manifest.json");
        assertThat(Exports.json(files.get("events.json"))).isEmpty();
        assertThat(files.get("profile.csv"))
                .isEqualTo("\uFEFFid,profile.username,profile.email\r\n" + Birders.ana() + ",ana,ana@example.org\r\n");
    }

    @Test
    void theManifestProvesThatTheArchiveIsWhole() throws Exception {
        Map<String, String> files =
                exports.of(List.of(exports.tick(Birders.ana(), "one"), exports.tick(Birders.ana(), "two")));

        JsonNode manifest = Exports.json(files.get("manifest.json"));
        assertThat(manifest.path("files")).hasSize(files.size() - 1);
        for (JsonNode file : manifest.path("files")) {
            byte[] bytes = files.get(file.path("name").asText()).getBytes(StandardCharsets.UTF_8);
            assertThat(file.path("bytes").asLong()).isEqualTo(bytes.length);
            assertThat(file.path("sha256").asText()).isEqualTo(sha256(bytes));
        }
        assertThat(manifest.at("/read_up_to/TICK").asLong()).isEqualTo(17);
        assertThat(manifest.path("events").path("tick.v1").asLong()).isEqualTo(2);
        assertThat(manifest.at("/sealed_values/opened").asLong()).isEqualTo(4);
        assertThat(exports.summary.events()).isEqualTo(2);
    }

    @Test
    void theReadmeTellsWhatIsThereAndWhatIsNot() throws Exception {
        String readme = exports.of(List.of(exports.tick(Birders.ana(), "one"))).get("README.txt");

        assertThat(readme)
                .contains(
                        "events.json (1)",
                        "tick.v1.csv (1)",
                        "manifest.json",
                        Birders.ana().toString())
                .contains("What others did, even where it concerns you, such as a rating")
                .doesNotContain("Damaged", "Unreadable", "%");
        assertThat(readme.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void aValueThatWasTamperedWithIsMarkedAndCounted() throws Exception {
        Tick tick = exports.tick(Birders.ana(), "one");
        ByteBuffer note = tick.getData().getSighting().getNote();
        note.put(note.limit() - 1, (byte) ~note.get(note.limit() - 1));

        Map<String, String> files = exports.of(List.of(tick));

        assertThat(Exports.json(files.get("events.json")).get(0).at("/data/sighting/note"))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("tampered", true));
        assertThat(rows(files).getFirst().getField("data.sighting.note")).isEqualTo("(tampered)");
        assertThat(Exports.json(files.get("manifest.json"))
                        .at("/sealed_values/tampered")
                        .asLong())
                .isEqualTo(1);
        assertThat(files.get("README.txt")).contains("Damaged values: 1");
    }

    @Test
    void whatBelongsToSomebodyElseStaysClosed() throws Exception {
        Map<String, String> files = exports.of(List.of(exports.tick(Birders.bruno(), "not yours")));

        assertThat(files.toString()).doesNotContain("not yours");
        assertThat(Exports.json(files.get("events.json")).get(0).at("/data/sighting/note"))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("sealed", true));
        assertThat(rows(files).getFirst().getField("data.sighting.location.latitude"))
                .isEqualTo("(sealed)");
        assertThat(Exports.json(files.get("manifest.json"))
                        .at("/sealed_values/of_others")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void whatIsHeldElsewhereGetsItsOwnFiles() throws Exception {
        var rows = Stream.of("rate.update", "=x")
                .map(type -> JsonNodeFactory.instance.objectNode().put("type", type))
                .iterator();

        Map<String, String> files =
                exports.of(List.of(), new Holding("mutes", "What you muted.", List.of("type", "image"), rows));

        assertThat(Exports.json(files.get("mutes.json")).findValuesAsText("type"))
                .containsExactly("rate.update", "=x");
        assertThat(files.get("mutes.csv")).isEqualTo("\uFEFFtype,image\r\nrate.update,\r\n'=x,\r\n");
        assertThat(files.get("README.txt")).contains("mutes.json (2)", "What you muted.");
    }

    @Test
    void aVaultThatIsAwayFailsTheExportInsteadOfLeavingSomethingOut() {
        Tick tick = exports.tick(Birders.ana(), "one");
        exports.vault.goAway();

        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> exports.of(List.of(tick)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anErasureEndsTheExport() {
        Tick tick = exports.tick(Birders.ana(), "one");
        exports.vault.erase(Birders.ana());

        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> exports.of(List.of(tick)));
    }

    @Test
    void tenThousandEventsOfMoreBytesThanThereIsMemoryAreExported() throws Exception {
        Path zip = folder.resolve("export.zip");
        Path spools = Files.createDirectory(folder.resolve("spools"));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeExport.class.getName(),
                        zip.toString(),
                        spools.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        assertThat(spools).isEmptyDirectory();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("events.json").getSize()).isGreaterThan(64 << 20);
            try (var rows = CsvReader.builder()
                    .ofNamedCsvRecord(file.getInputStream(file.getEntry("tick.v1.csv")), StandardCharsets.UTF_8)) {
                assertThat(rows.stream().count()).isEqualTo(LargeExport.EVENTS);
            }
        }
    }

    private static List<NamedCsvRecord> rows(Map<String, String> files) {
        String csv = files.get("tick.v1.csv");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(csv.substring(1))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
