package dev.shrike.admin.page.alerts;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent to be silenced.
 *
 * @param label each as {@code part=nats}
 */
@Introspected
record SilenceForm(
        @Nullable String rule,
        @Nullable List<String> label,
        @Min(1) @Max(43_200) long minutes,
        @Nullable String reason) {

    /** As admin-api takes it. */
    Map<String, Object> wish() {
        Map<String, Object> wish = new LinkedHashMap<>();
        if (rule != null && !rule.isEmpty()) {
            wish.put("rule", rule);
        }
        wish.put("labels", labels(label));
        wish.put("minutes", minutes);
        wish.put("reason", reason == null ? "" : reason.strip());
        return wish;
    }

    static Map<String, String> labels(@Nullable List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                labels.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return labels;
    }
}
