package dev.shrike.schemas.personal;

import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.purpose.PurposeDefinition;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** What a build tells the person whose schema it refuses. */
final class Remedies {
    private static final String PERSON = "data.user.id";

    private Remedies() {}

    static String sealOrConsider(
            String event, String version, SchemaField field, Map<String, SchemaField> all, PurposeCatalogue purposes) {
        return """
                Either seal it, in schemas/%s/%s.avsc:
                  {"name": "%s", "type": ["null", {"type": "bytes", "logicalType": "sealed", "of": %s,
                    "dataSubject": "%s", "purpose": "%s"}], "default": null}
                or say in catalogue/%s.yaml why nobody can be recognised by it:
                  considered:
                    %s: <the reason>""".formatted(
                        event,
                        version,
                        field.name(),
                        plain(field.schema()),
                        all.containsKey(PERSON) ? PERSON : "<path to the id of the person>",
                        purpose(purposes),
                        event,
                        field.path());
    }

    static String describePurpose(String purpose, PurposeCatalogue purposes) {
        return """
                Name one that is described (%s), or describe it:
                name its file in META-INF/shrike/purposes.index, for example purposes/%s.yaml, with name, meaning, legal_basis,
                reason, people, data, recipients, transfers, retention and security.""".formatted(names(purposes), purpose);
    }

    private static String purpose(PurposeCatalogue purposes) {
        return "<one of " + names(purposes) + ">";
    }

    private static String names(PurposeCatalogue purposes) {
        return purposes.purposes().stream()
                .map(PurposeDefinition::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The type as it is now, without the null that a sealed field has around it. */
    private static String plain(Schema schema) {
        if (schema.isUnion() && schema.getTypes().size() == 2 && schema.isNullable()) {
            return plain(schema.getTypes().get(schema.getTypes().getFirst().getType() == Schema.Type.NULL ? 1 : 0));
        }
        return switch (schema.getType()) {
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                '"' + schema.getType().getName() + '"';
            case RECORD, ENUM, FIXED, ARRAY, MAP, UNION -> "{ <its type, as it is now> }";
        };
    }
}
