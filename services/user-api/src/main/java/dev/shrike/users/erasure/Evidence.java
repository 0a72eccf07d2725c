package dev.shrike.users.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gdpr.certificate.Participant;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger says beside an event of an erasure: JSON that names no person. */
final class Evidence {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Evidence() {}

    /** The numbers in what a participant said, by name; whatever is none is left out, since it came from elsewhere. */
    static Map<String, Long> counts(@Nullable String evidence) {
        Map<String, Long> counts = new TreeMap<>();
        if (evidence != null) {
            try {
                JSON.readTree(evidence).properties().forEach(one -> {
                    if (one.getValue().canConvertToLong()
                            && one.getValue().asLong() >= 0
                            && Participant.isName(one.getKey())) {
                        counts.put(one.getKey(), one.getValue().asLong());
                    }
                });
            } catch (JsonProcessingException e) {
                LOG.warn("A participant's evidence is no JSON and is not certified");
            }
        }
        return counts;
    }

    static String json(Object numbers) {
        try {
            return JSON.writeValueAsString(numbers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers, names and times are always JSON", e);
        }
    }
}
