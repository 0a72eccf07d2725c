package dev.shrike.ticks.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.position.Position;
import dev.shrike.rest.position.PositionTokens;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Answers a POST: 201 with the event, where to find it and its position, or a problem. Thread-safe. */
@Singleton
public final class PostedAnswer {
    private final PositionTokens positions;
    private final EventCatalogue catalogue;

    PostedAnswer(PositionTokens positions, EventCatalogue catalogue) {
        this.positions = positions;
        this.catalogue = catalogue;
    }

    /**
     * @param path where events of this kind are found by id
     * @param json how the event is shown to whoever asked
     * @throws ProblemException 410 when the person is gone, 422 when the request's key was used for another request
     */
    public HttpResponse<ObjectNode> of(Posted posted, String path, Function<SpecificRecord, ObjectNode> json) {
        return switch (posted) {
            case Posted.Stored(SpecificRecord event) -> created(event, path, json);
            case Posted.Replayed(SpecificRecord event) ->
                created(event, path, json).header(Answered.HEADER, "true");
            case Posted.KeyReused() ->
                throw ProblemException.unprocessable(
                        "idempotency-key-reused", "This Idempotency-Key was used before for another request.");
            case Posted.PersonGone() -> throw ProblemException.gone("This person is gone.");
        };
    }

    private MutableHttpResponse<ObjectNode> created(
            SpecificRecord event, String path, Function<SpecificRecord, ObjectNode> json) {
        MutableHttpResponse<ObjectNode> created = HttpResponse.created(
                json.apply(event), UriBuilder.of(path).path(id(event)).build());
        MajorVersion major = catalogue.of(event);
        if (major.equals(catalogue.event(major.event()).newest())) { // what is raised first becomes another event
            created.header(PositionTokens.HEADER, positions.issue(Position.of(event, major)));
        }
        return created;
    }

    private static String id(SpecificRecord event) {
        return Envelope.of(event).id().toString();
    }
}
