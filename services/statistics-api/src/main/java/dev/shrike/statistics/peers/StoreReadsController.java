package dev.shrike.statistics.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.topology.reading.StoreAnswer;
import dev.shrike.topology.reading.StoreQuestion;
import dev.shrike.topology.runtime.TopologyRuntime;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;

/** Answers other instances of this service from the state stores of this one, and nobody else. Asks no further. */
@Controller(
        value = StoreReadsController.PATH,
        consumes = MediaType.APPLICATION_OCTET_STREAM,
        produces = MediaType.APPLICATION_OCTET_STREAM)
@Secured(Roles.SERVICE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class StoreReadsController {

    static final String PATH = "/internal/topologies/reads";

    /** As whom instances know each other. */
    static final String SERVICE = "statistics-api";

    /** The field names and bytes of the questions themselves, whatever REST answers look like. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopologyRuntime topologies;

    StoreReadsController(TopologyRuntime topologies) {
        this.topologies = topologies;
    }

    @Post
    byte[] read(@Body byte[] question, Authentication caller) throws IOException {
        if (!caller.getName().equals(SERVICE)) {
            throw ProblemException.forbidden("Only instances of this service read its stores.");
        }
        return JSON.writeValueAsBytes(answer(question));
    }

    private StoreAnswer answer(byte[] question) {
        try {
            return topologies.answer(JSON.readValue(question, StoreQuestion.class));
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.badRequest("unreadable-question", "No question that can be answered here");
        }
    }
}
