package dev.shrike.users.processing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.processing.Activity;
import dev.shrike.gdpr.processing.ProcessedEvent;
import dev.shrike.gdpr.processing.RecordOfProcessing;
import dev.shrike.gdpr.processing.Responsible;
import dev.shrike.schemas.purpose.PurposeDefinition;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The record as JSON. Empty lists and what is not told stay visible: in this document that there is none is a statement. */
final class RecordJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordJson() {}

    static ObjectNode of(RecordOfProcessing record) {
        ObjectNode json = JSON.objectNode();
        json.set("controller", responsible(record.responsible()));
        json.set("activities", each(record.activities(), RecordJson::activity));
        json.set("pseudonymous", each(record.pseudonymous(), RecordJson::event));
        return json;
    }

    private static ObjectNode responsible(Responsible responsible) {
        return JSON.objectNode()
                .put("name", responsible.name().orElse(null))
                .put("contact", responsible.contact().orElse(null))
                .put("data_protection_officer", responsible.officer().orElse(null));
    }

    private static ObjectNode activity(Activity activity) {
        ObjectNode json = JSON.objectNode().put("purpose", activity.purpose());
        json.set(
                "description",
                activity.description().map(RecordJson::description).orElse(null));
        json.set("events", each(activity.events(), RecordJson::event));
        return json;
    }

    private static JsonNode description(PurposeDefinition purpose) {
        ObjectNode json = JSON.objectNode()
                .put("meaning", purpose.meaning())
                .put("legal_basis", purpose.legalBasis().name().toLowerCase(Locale.ROOT))
                .put("article", purpose.legalBasis().article())
                .put("reason", purpose.reason());
        json.set("people", texts(purpose.people()));
        json.set("data", texts(purpose.data()));
        json.set("recipients", texts(purpose.recipients()));
        json.set("transfers", texts(purpose.transfers()));
        json.put("retention", purpose.retention());
        json.set("security", texts(purpose.security()));
        return json;
    }

    private static ObjectNode event(ProcessedEvent event) {
        ObjectNode json = JSON.objectNode().put("event", event.event()).put("meaning", event.meaning());
        json.set(
                "fields",
                each(
                        event.fields(),
                        field -> JSON.objectNode()
                                .put("topic", field.topic())
                                .put("path", field.path())
                                .put("data_subject", field.dataSubject())));
        json.set("publishers", texts(event.publishers()));
        json.set("subscribers", texts(event.subscribers()));
        return json.put("retention", event.retention()).put("compaction_lag", event.compactionLag());
    }

    private static ArrayNode texts(List<String> texts) {
        return each(texts, JSON::textNode);
    }

    private static <T> ArrayNode each(List<T> values, Function<T, JsonNode> form) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(form.apply(value)));
        return array;
    }
}
