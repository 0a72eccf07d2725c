package dev.shrike.ticks.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.event.Envelope;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** The answer to a POST: 201 with the event and where to find it, or a problem. */
public final class PostedAnswer {
    private PostedAnswer() {}

    /**
     * @param path where events of this kind are found by id
     * @param json how the event is shown to whoever asked
     * @throws ProblemException 410 when the person is gone, 422 when the request's key was used for another request
     */
    public static HttpResponse<ObjectNode> of(Posted posted, String path, Function<SpecificRecord, ObjectNode> json) {
        return switch (posted) {
            case Posted.Stored(SpecificRecord event) ->
                HttpResponse.created(
                        json.apply(event), UriBuilder.of(path).path(id(event)).build());
            case Posted.Replayed(SpecificRecord event) ->
                HttpResponse.created(
                                json.apply(event),
                                UriBuilder.of(path).path(id(event)).build())
                        .header(Answered.HEADER, "true");
            case Posted.KeyReused() ->
                throw ProblemException.unprocessable(
                        "idempotency-key-reused", "This Idempotency-Key was used before for another request.");
            case Posted.PersonGone() -> throw ProblemException.gone("This person is gone.");
        };
    }

    private static String id(SpecificRecord event) {
        return Envelope.of(event).id().toString();
    }
}
