package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.gateway.graphql.calling.Cursors;
import dev.shrike.gateway.graphql.calling.StreamEnded;
import dev.shrike.gateway.live.LiveEvent;
import dev.shrike.gateway.live.LiveFilter;
import dev.shrike.gateway.live.LiveHub;
import dev.shrike.gateway.live.Viewer;
import dev.shrike.rest.problem.ProblemException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.micronaut.context.BeanProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;

/** What can be watched: the live events, each shown as the one who watches may see it. */
final class SubscriptionFields {
    private static final String GAP = "gap";

    private final BeanProvider<LiveHub> hub;

    SubscriptionFields(BeanProvider<LiveHub> hub) {
        this.hub = hub;
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Subscription",
                type -> type.dataFetcher(
                                "events", environment -> follow(environment, filter(environment.getArgument("filter"))))
                        .dataFetcher(
                                "scoreChanged",
                                environment -> follow(
                                        environment,
                                        LiveFilter.event("score").ofImage(environment.getArgument("image"))))
                        .dataFetcher(
                                "aboutMe",
                                environment -> follow(
                                        environment, LiveFilter.everything().aboutTheViewer())));
        wiring.type(
                "LiveEvent", type -> item(type).dataFetcher("event", environment -> event(environment.getSource())));
        wiring.type(
                "ScoreChange",
                type -> item(type)
                        .dataFetcher("score", member("/data/score"))
                        .dataFetcher("time", member("/metadata/time"))
                        .dataFetcher("image", environment -> new ImageFields.Source(image(environment))));
        wiring.type(
                "Event",
                type -> type.dataFetcher("time", Member.at("/metadata/time"))
                        .dataFetcher("source", Member.at("/metadata/source"))
                        .dataFetcher(
                                "data",
                                environment -> environment.<JsonNode>getSource().path("data")));
    }

    private static TypeRuntimeWiring.Builder item(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("cursor", environment -> item(environment).cursor())
                .dataFetcher(
                        "gap",
                        environment ->
                                item(environment).notice() ? item(environment).json() : null);
    }

    private static LiveEvent item(DataFetchingEnvironment environment) {
        return environment.getSource();
    }

    /** Notes each cursor on its way, and ends where the live events say that they end. */
    private Flux<LiveEvent> follow(DataFetchingEnvironment environment, LiveFilter filter) {
        Asking asking = Here.calls(environment).asking();
        Cursors cursors = environment.getGraphQlContext().get(Cursors.class);
        Optional<String> last = Optional.<String>ofNullable(environment.getArgument("lastEventId"))
                .or(asking::lastEventId)
                .filter(id -> !id.isBlank());
        return hub.get()
                .subscribe(filter, Viewer.of(asking.authentication()), last)
                .map(SubscriptionFields::goingOn)
                .doOnNext(event -> cursors.note(event.cursor()));
    }

    private static LiveEvent goingOn(LiveEvent event) {
        if (event.notice() && !event.event().equals(GAP)) {
            throw new StreamEnded(event.json().path("reason").asText(event.event()));
        }
        return event;
    }

    /** The event with its name, which its JSON form leaves out; null for a gap. */
    private static JsonNode event(LiveEvent event) {
        return event.notice()
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("name", event.event())
                        .setAll(event.json());
    }

    private static DataFetcher<Object> member(String pointer) {
        return environment -> item(environment).notice()
                ? null
                : Member.value(item(environment).json().at(pointer));
    }

    /** The one that is watched. */
    private static String image(DataFetchingEnvironment environment) {
        return environment.getExecutionStepInfo().getParent().getArgument("image");
    }

    private static LiveFilter filter(Map<String, Object> given) {
        if (given == null) {
            return LiveFilter.everything();
        }
        try {
            return new LiveFilter(
                    names(given.get("events")),
                    names(given.get("types")),
                    names(given.get("aggregates")),
                    names(given.get("images")),
                    Boolean.TRUE.equals(given.get("aboutMe")));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("filter", e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> names(Object given) {
        return given == null ? Set.of() : Set.copyOf((List<String>) given);
    }
}
