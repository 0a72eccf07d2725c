package dev.shrike.users.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.vault.Shredding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The evidence of a {@code shredded} event: {@code {"keys":[{"purpose":"..","version":1,"fingerprint":"..","at":".."}]}}, one
 * entry for each key that was destroyed. Events of earlier days have a mere count: {@code {"keys":3}}.
 */
public final class ShreddedEvidence {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "keys";
    private static final String FINGERPRINT = "fingerprint";
    private static final Pattern FINGERPRINTS = Pattern.compile("[0-9a-f]{32}");

    private ShreddedEvidence() {}

    /** Of these keys. */
    public static String write(List<Shredding.DestroyedKey> destroyed) {
        ObjectNode evidence = JSON.createObjectNode();
        ArrayNode keys = evidence.putArray(KEYS);
        for (Shredding.DestroyedKey key : destroyed) {
            keys.addObject()
                    .put("purpose", key.purpose())
                    .put("version", key.version())
                    .put(FINGERPRINT, key.fingerprint())
                    .put("at", key.at().toString());
        }
        return evidence.toString();
    }

    /** The fingerprints it names, none when it has a count; empty when it is neither. */
    static Optional<List<String>> fingerprints(String evidence) {
        try {
            JsonNode keys = JSON.readTree(evidence).path(KEYS);
            if (keys.isInt()) {
                return Optional.of(List.of());
            }
            List<String> found = new ArrayList<>();
            for (JsonNode key : keys) {
                String fingerprint = key.path(FINGERPRINT).asText("");
                if (!FINGERPRINTS.matcher(fingerprint).matches()) {
                    return Optional.empty();
                }
                found.add(fingerprint);
            }
            return keys.isArray() ? Optional.of(found) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
