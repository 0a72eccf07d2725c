package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By what a reader can check that an export is whole. Pure. */
final class Manifest {

    /** Raised when what the files hold or how they are named changes. */
    static final String FORMAT = "shrike-export/1";

    static final String NAME = "manifest.json";

    private Manifest() {}

    static ObjectNode of(
            Dossier dossier,
            Dossier.Coverage coverage,
            Map<String, Long> eventsByVersion,
            OwnFields fields,
            List<ArchiveFile> files) {
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("export", dossier.export().toString())
                .put("person", dossier.person().toString())
                .put("made_by", dossier.maker())
                .put("made", dossier.made().toString());
        ObjectNode readUpTo = manifest.putObject("read_up_to");
        new TreeMap<>(coverage.positions()).forEach(readUpTo::put);
        ObjectNode events = manifest.putObject("events");
        eventsByVersion.forEach(events::put);
        manifest.putObject("sealed_values")
                .put("opened", fields.opened())
                .put("tampered", fields.tampered())
                .put("of_others", fields.ofOthers());
        manifest.put("undecodable", coverage.undecodable());
        var list = manifest.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        return manifest;
    }
}
