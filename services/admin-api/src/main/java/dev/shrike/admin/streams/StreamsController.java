package dev.shrike.admin.streams;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.rest.identity.Roles;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What the streams hold, for operators and administrators. */
@Controller("/admin/streams")
@Secured({Roles.OPERATOR, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "streams")
class StreamsController {

    private final EventCatalogue catalogue;
    private final NatsConnection nats;

    StreamsController(EventCatalogue catalogue, NatsConnection nats) {
        this.catalogue = catalogue;
        this.nats = nats;
    }

    @Get
    @Operation(summary = "Each stream with its messages, bytes, and first and last sequence")
    @ApiResponse(responseCode = "200", description = "In the order of the catalogue")
    StreamsAnswer streams() {
        return new StreamsAnswer(catalogue.all().stream()
                .map(EventDefinition::stream)
                .map(this::stream)
                .toList());
    }

    private StreamsAnswer.Row stream(String name) {
        try {
            StreamInfo info = nats.management().getStreamInfo(name);
            StreamState state = info.getStreamState();
            return new StreamsAnswer.Row(
                    name,
                    info.getCreateTime().toInstant(),
                    state.getMsgCount(),
                    state.getByteCount(),
                    state.getFirstSequence(),
                    state.getLastSequence());
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Stream " + name + " cannot be asked: " + e.getMessage(), e);
        }
    }

    /** All streams, in the order of the catalogue. */
    record StreamsAnswer(List<Row> streams) {

        /**
         * One stream.
         *
         * @param firstSequence of the oldest message still there
         * @param lastSequence of the newest message ever
         */
        record Row(String stream, Instant created, long messages, long bytes, long firstSequence, long lastSequence) {}
    }
}
