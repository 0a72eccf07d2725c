package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;
import java.nio.charset.StandardCharsets;
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
    private static final int LONGEST_TOKEN = 64;
    private static final int DOTS = 3;

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
        int dots = 0;
        for (int i = 0; i < subject.length(); i++) {
            if (subject.charAt(i) == '.') {
                dots++;
            }
        }
        return dots == DOTS && subject.startsWith(prefix) && subject.charAt(prefix.length()) == '.';
    }

    /** The way from the event to the field that is the aggregate. */
    public String aggregatePath() {
        return aggregate.toString();
    }

    /** Whether the subject holds that field's token instead of the field. */
    public boolean isTokenised() {
        return tokenised;
    }

    /** Whether this may be one token of a subject: 1 to 64 letters, digits, '_' or '-'. */
    public static boolean isToken(byte[] ascii) {
        if (ascii.length == 0 || ascii.length > LONGEST_TOKEN) {
            return false;
        }
        for (byte each : ascii) {
            if (!isUsable(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsable(byte c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_' || c == '-';
    }

    private static String token(String value) {
        if (!isToken(value.getBytes(StandardCharsets.UTF_8))) {
            throw new SchemaException("Not usable in a subject: a token has 1 to 64 letters, digits, '_' or '-'");
        }
        return value;
    }
}
