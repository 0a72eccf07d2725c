package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.avro.generic.IndexedRecord;

/** Makes exports of Ana's data and reads them again. */
final class Exports {

    static final UUID ID = UUID.fromString("1f1e33a4-3c52-4a3c-9d4e-1c4f0f7f5a10");
    static final Instant MADE = Instant.parse("2026-11-26T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    final MemoryVault vault = new MemoryVault();
    final EventSealer sealer = new EventSealer(vault);
    ExportSummary summary;

    Exports(Path folder) {
        this.folder = folder;
    }

    /** A tick with a note. */
    Tick tick(UUID person, String note) {
        return sealer.seal(
                Ticks.by(person, UUID.nameUUIDFromBytes(note.getBytes(StandardCharsets.UTF_8))),
                Map.of(Ticks.NOTE, JsonNodeFactory.instance.textNode(note), Ticks.LOCATION, Ticks.montevideo()));
    }

    /** The files of an export with these events, by name. */
    Map<String, String> of(List<? extends IndexedRecord> events, Holding... holdings) throws IOException {
        var out = new ByteArrayOutputStream();
        write(events.iterator(), out, holdings);
        return unzip(out.toByteArray());
    }

    void write(Iterator<? extends IndexedRecord> events, OutputStream out, Holding... holdings) throws IOException {
        ObjectNode profile =
                JsonNodeFactory.instance.objectNode().put("id", Birders.ana().toString());
        profile.putObject("profile").put("username", "ana").put("email", "ana@example.org");
        Dossier dossier = new Dossier(
                ID,
                Birders.ana(),
                "Shrike",
                MADE,
                profile,
                List.of("id", "profile.username", "profile.email"),
                events,
                () -> new Dossier.Coverage(Map.of("TICK", 17L), 0),
                List.of(holdings));
        summary = new ExportArchive(EventCatalogue.standard(), folder)
                .write(dossier, new OwnFields(sealer, Birders.ana()), out, _ -> {});
    }

    static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
