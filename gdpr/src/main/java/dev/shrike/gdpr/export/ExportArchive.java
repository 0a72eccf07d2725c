package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes exports as ZIP archives, in one pass over the events and in constant memory: what has to wait until the archive has
 * room for it waits encrypted on the disk. Thread-safe.
 */
public final class ExportArchive {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final EventCatalogue catalogue;
    private final EventJson json;
    private final Path folder;

    /** @param folder where bytes may wait; exists, and only this process's user can read it */
    public ExportArchive(EventCatalogue catalogue, Path folder) {
        this.catalogue = catalogue;
        this.json = new EventJson(catalogue);
        this.folder = folder;
    }

    /**
     * Writes one export. When it throws, what was written so far is no archive.
     *
     * @param fields shows the person's own sealed values; has shown the profile's already
     * @param out left open
     * @param progress told how many events there are so far, after each
     * @throws dev.shrike.gdpr.key.VaultUnavailableException when a value cannot be opened now; nothing is left out
     * @throws dev.shrike.gdpr.key.PersonErasedException when the person was erased meanwhile
     * @throws IOException when it cannot be written
     */
    public ExportSummary write(Dossier dossier, OwnFields fields, OutputStream out, LongConsumer progress)
            throws IOException {
        Archive archive = new Archive(out, dossier.made());
        archive.add("profile.json", "Your profile.", file -> object(dossier.profile(), file));
        table(archive, "profile", "The same for a spreadsheet.", new Columns(dossier.profileColumns()), dossier);
        Map<String, Long> events = events(archive, dossier, fields, progress);
        for (Holding holding : dossier.holdings()) {
            hold(archive, holding);
        }
        Dossier.Coverage coverage = dossier.coverage().get();
        String readme = Readme.of(dossier, coverage, fields, archive.files());
        archive.add(Readme.NAME, "What the files are.", file -> {
            file.write(readme.getBytes(StandardCharsets.UTF_8));
            return 1;
        });
        ObjectNode manifest = Manifest.of(dossier, coverage, events, fields, archive.files());
        archive.add(Manifest.NAME, "How to check that this is whole.", file -> object(manifest, file));
        archive.finish();
        long all = events.values().stream().mapToLong(Long::longValue).sum();
        return new ExportSummary(all, fields.tampered(), archive.bytes(), archive.files());
    }

    private void table(Archive archive, String name, String meaning, Columns columns, Dossier dossier)
            throws IOException {
        try (CsvTable table = new CsvTable(columns, folder)) {
            table.add(dossier.profile());
            add(archive, name, meaning, table);
        }
    }

    private Map<String, Long> events(Archive archive, Dossier dossier, OwnFields fields, LongConsumer progress)
            throws IOException {
        try (Tables tables = new Tables()) {
            archive.add("events.json", "Everything that was recorded because you did something.", file -> {
                JsonList list = new JsonList(file);
                while (dossier.events().hasNext()) {
                    IndexedRecord event = dossier.events().next();
                    ObjectNode shown = json.toJson(event, fields);
                    list.add(shown);
                    tables.of(catalogue.of(event)).add(shown);
                    progress.accept(list.size());
                }
                list.end();
                return list.size();
            });
            return tables.addTo(archive);
        }
    }

    private void hold(Archive archive, Holding holding) throws IOException {
        try (CsvTable table = new CsvTable(new Columns(holding.columns()), folder)) {
            archive.add(holding.name() + ".json", holding.meaning(), file -> {
                JsonList list = new JsonList(file);
                while (holding.rows().hasNext()) {
                    ObjectNode row = holding.rows().next();
                    list.add(row);
                    table.add(row);
                }
                list.end();
                return list.size();
            });
            add(archive, holding.name(), "The same for a spreadsheet.", table);
        }
    }

    private static void add(Archive archive, String name, String meaning, CsvTable table) throws IOException {
        archive.add(name + ".csv", meaning, file -> {
            table.transferTo(file);
            return table.rows();
        });
    }

    private static long object(ObjectNode object, OutputStream file) throws IOException {
        file.write(JSON.writeValueAsBytes(object));
        return 1;
    }

    /** One table for each major version of which there is an event, in the order in which they came up. */
    private final class Tables implements AutoCloseable {
        private final Map<String, CsvTable> byVersion = new LinkedHashMap<>();

        CsvTable of(MajorVersion version) throws IOException {
            CsvTable table = byVersion.get(version.topic());
            if (table == null) {
                table = new CsvTable(Columns.of(version), folder);
                byVersion.put(version.topic(), table);
            }
            return table;
        }

        Map<String, Long> addTo(Archive archive) throws IOException {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (var each : byVersion.entrySet()) {
                String name = each.getKey();
                add(archive, name, "Of these the events " + name + ", for a spreadsheet.", each.getValue());
                counts.put(name, each.getValue().rows());
            }
            return counts;
        }

        @Override
        public void close() throws IOException {
            for (CsvTable table : List.copyOf(byVersion.values())) {
                table.close();
            }
        }
    }
}
