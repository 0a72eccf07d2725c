package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * How the NATS subject of an event is made: {@code <event>.v<major>.<aggregate>.<type>}, where the aggregate is a field of
 * the event, or the token of a field that may hold any character. Immutable and thread-safe.
 */
public final class SubjectTemplate {
    private static final Pattern TEMPLATE = Pattern.compile("([a-z]+\\.v\\d+)\\.\\{([a-z_.]+)(\\|token)?}\\.\\{type}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String prefix;
    private final FieldPath aggregate;
    private final FieldPath type;
    private final boolean tokenised;

    SubjectTemplate(String template, Schema schema) {
        var matcher = TEMPLATE.matcher(template);
        if (!matcher.matches()) {
            throw new SchemaException("Not a subject template: " + template);
        }
        prefix = matcher.group(1);
        aggregate = FieldPath.resolve(schema, matcher.group(2));
        tokenised = matcher.group(3) != null;
        type = FieldPath.resolve(schema, "type");
    }

    /** The subject's third token for this event: the person's id, or the image's token. */
    String aggregateOf(IndexedRecord event) {
        String value = aggregate.read(event);
        return token(tokenised ? ImageToken.of(value) : value);
    }

    String subjectOf(IndexedRecord event) {
        return prefix + "." + aggregateOf(event) + "." + token(type.read(event));
    }

    String subjectsOf(String aggregateToken, String typeToken) {
        return String.join(".", List.of(prefix, aggregateToken, typeToken));
    }

    boolean matches(String subject) {
        return subject.startsWith(prefix + ".")
                && subject.chars().filter(c -> c == '.').count() == 3;
    }

    private static String token(String value) {
        if (!TOKEN.matcher(value).matches()) {
            throw new SchemaException("Not usable in a subject: a token has 1 to 64 letters, digits, '_' or '-'");
        }
        return value;
    }
}
