package dev.shrike.bridge.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a dead letter's bytes may be looked at. An event is shown with its sealed fields closed. Bytes in one of our wire formats
 * that cannot be read are not shown at all: what they hold may be sealed, or would have been. JSON is shown as its shape
 * ({@link ClosedJson}), of what begins as JSON and cannot be read nothing is shown, and of anything else the first {@value #BEGINNING}
 * bytes: enough to tell what kind of thing it is.
 */
final class SafePayload {
    static final int BEGINNING = 64;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE_JSON = " \t\r\n\0\u00ef\u00bb\u00bf\u00fe\u00ff";
    private static final int LONGEST_JSON = 256 * 1024;
    private static final int CONFLUENT_PREFIX = 5;
    private static final char FIRST_PRINTABLE = 0x20;
    private static final char LAST_PRINTABLE = 0x7e;

    private final EventCatalogue catalogue;

    SafePayload(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@code form}: {@code event}, {@code encoded}, {@code json}, {@code bytes} or {@code empty}, and what is shown of that form. */
    Map<String, Object> tree(StoredLetter letter) {
        byte[] bytes = letter.payload();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("length", letter.fullLength());
        tree.put("kept", bytes.length);
        tree.put("sha256", sha256(bytes));
        Optional<JsonNode> event = event(bytes);
        Optional<String> encoded = encoded(bytes);
        Optional<JsonNode> json = json(bytes);
        if (bytes.length == 0) {
            tree.put("form", "empty");
        } else if (event.isPresent()) {
            tree.put("form", "event");
            tree.put("json", event.get());
        } else if (encoded.isPresent()) {
            tree.put("form", "encoded");
            tree.put("note", encoded.get());
        } else if (json.isPresent()) {
            tree.put("form", "json");
            tree.put("json", ClosedJson.of(json.get()));
            tree.put("note", "Values that may be about a person are closed.");
        } else if (beginsAsJson(bytes)) {
            tree.put("form", "bytes");
            tree.put(
                    "note",
                    "JSON by its first bytes, which is cut, broken or too long to be read. It may be about a person and is not shown.");
        } else {
            tree.put("form", "bytes");
            beginning(bytes, tree);
        }
        return tree;
    }

    private Optional<JsonNode> event(byte[] bytes) {
        try {
            var event = new SingleObjectEncoding(catalogue).decode(bytes);
            return Optional.of(new EventJson(catalogue).toJson(event, SealedFieldView.SEALED));
        } catch (SchemaException e) {
            return Optional.empty(); // no event, and shown as something else
        }
    }

    private Optional<String> encoded(byte[] bytes) {
        try {
            long fingerprint = SingleObjectEncoding.fingerprint(bytes);
            String of = catalogue
                    .forFingerprint(fingerprint)
                    .map(schema -> schema.event() + " " + schema.version() + ", which its body does not fit")
                    .orElse("a schema that the catalogue does not have");
            return Optional.of("An event by its first bytes, of " + of + " (fingerprint "
                    + HexFormat.of().toHexDigits(fingerprint) + "). Its body may hold sealed fields and is not shown.");
        } catch (SchemaException e) {
            return bytes.length > CONFLUENT_PREFIX && bytes[0] == 0 && bytes[1] == 0
                    ? Optional.of(
                            "In the wire format of Kafka, by its first bytes. Its body may hold sealed fields and is not shown.")
                    : Optional.empty();
        }
    }

    /** Whether an object or a list begins here, after white space and the mark of an encoding, in whichever encoding. */
    private static boolean beginsAsJson(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && BEFORE_JSON.indexOf(bytes[first] & 0xff) >= 0) {
            first++;
        }
        return first < bytes.length && (bytes[first] == '{' || bytes[first] == '[');
    }

    private static Optional<JsonNode> json(byte[] bytes) {
        if (bytes.length > LONGEST_JSON || !beginsAsJson(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bytes));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private static void beginning(byte[] bytes, Map<String, Object> tree) {
        String masked =
                Masking.text(new String(bytes, 0, Math.min(bytes.length, 4 * BEGINNING), StandardCharsets.ISO_8859_1));
        byte[] shown = Arrays.copyOf(masked.getBytes(StandardCharsets.ISO_8859_1), Math.min(bytes.length, BEGINNING));
        tree.put("hex", HexFormat.ofDelimiter(" ").formatHex(shown));
        var text = new StringBuilder();
        for (byte one : shown) {
            char sign = (char) (one & 0xff);
            text.append(sign >= FIRST_PRINTABLE && sign <= LAST_PRINTABLE ? sign : '.');
        }
        tree.put("text", text.toString());
        tree.put("note", "The first " + shown.length + " bytes.");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
