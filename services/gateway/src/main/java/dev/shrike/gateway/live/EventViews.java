package dev.shrike.gateway.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows live events: sealed fields closed, or open to the one person they are about; those of a person whose erasure was heard of say so.
 * Thread-safe.
 */
@Singleton
final class EventViews implements Frame.View {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EventSealer sealer;
    private final ErasedHeard erased;
    private final EventJson json;

    EventViews(EventSealer sealer, ErasedHeard erased, EventCatalogue catalogue) {
        this.sealer = sealer;
        this.erased = erased;
        this.json = new EventJson(catalogue);
    }

    @Override
    public Frame.Shown closed(Frame frame) {
        return shown(frame, SealedFieldView.SEALED);
    }

    @Override
    public Frame.Shown opened(Frame frame, UUID person) {
        return shown(frame, sealer.viewFor(person::equals));
    }

    private Frame.Shown shown(Frame frame, SealedFieldView view) {
        ObjectNode node = json.toJson(frame.event(), (event, field, bytes) -> {
            Optional<UUID> person = EventFacts.personOf(field, event);
            if (person.isEmpty()) {
                return SealedFieldView.SEALED.show(event, field, bytes); // nobody's
            }
            return erased.contains(person.get())
                    ? JsonNodeFactory.instance.objectNode().put("erased", true)
                    : view.show(event, field, bytes);
        });
        try {
            return new Frame.Shown(node, MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event's JSON form can always be written", e);
        }
    }
}
