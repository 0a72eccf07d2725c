package dev.shrike.schemas.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** How the Kafka key of an event is made from its fields, joined by one space. Immutable and thread-safe. */
public final class KeyTemplate {
    private static final Pattern FIELD = Pattern.compile("\\{([a-z_.]+)}");

    private final List<FieldPath> fields;

    KeyTemplate(String template, Schema schema) {
        var found = new ArrayList<FieldPath>();
        var matcher = FIELD.matcher(template);
        while (matcher.find()) {
            found.add(FieldPath.resolve(schema, matcher.group(1)));
        }
        fields = List.copyOf(found);
    }

    /** The ways from the event to the fields, in their order. */
    public List<String> paths() {
        return fields.stream().map(FieldPath::toString).toList();
    }

    String keyOf(IndexedRecord event) {
        if (fields.size() == 1) {
            return fields.getFirst().read(event);
        }
        return String.join(" ", fields.stream().map(field -> field.read(event)).toList());
    }
}
