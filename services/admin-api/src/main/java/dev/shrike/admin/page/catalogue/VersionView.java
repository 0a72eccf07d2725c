package dev.shrike.admin.page.catalogue;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.example.EventExamples;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * One version, and how it differs from the one before.
 *
 * @param version major.minor
 * @param types what kinds of fact it may state, in alphabetical order
 * @param fields all of them
 * @param before the version before; absent with the first
 * @param changes what is not as it was; empty with the first
 * @param example JSON, if there is one
 */
record VersionView(
        String version,
        List<String> types,
        List<FieldRow> fields,
        @Nullable String before,
        List<Change> changes,
        @Nullable String example) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static VersionView of(EventSchema version, @Nullable EventSchema before, EventExamples examples) {
        return new VersionView(
                version.version(),
                version.types().stream().sorted().toList(),
                FieldRow.of(version),
                before == null ? null : before.version(),
                before == null ? List.of() : Change.between(before, version),
                examples.of(version).map(VersionView::pretty).orElse(null));
    }

    private static String pretty(ObjectNode example) {
        return JSON.valueToTree(example).toPrettyString();
    }
}
