package dev.shrike.admin.page.erasures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/** What a participant says that it removed: counts, as JSON. */
final class Evidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 40;

    private Evidence() {}

    /** So many of something. */
    record Count(String what, long times) {}

    /** Its counts, in their order; none when it is not what participants say. */
    static List<Count> counts(@Nullable String evidence) {
        if (evidence == null || evidence.isBlank()) {
            return List.of();
        }
        try {
            List<Count> counts = new ArrayList<>();
            JsonNode tree = JSON.readTree(evidence);
            for (var entry : tree.properties()) {
                if (entry.getValue().isIntegralNumber() && counts.size() < MOST) {
                    counts.add(new Count(entry.getKey(), entry.getValue().asLong()));
                }
            }
            return counts;
        } catch (JsonProcessingException other) {
            return List.of();
        }
    }
}
