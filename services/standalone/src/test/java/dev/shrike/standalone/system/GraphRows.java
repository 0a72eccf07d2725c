package dev.shrike.standalone.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shrike.standalone.system.Callers.Kind;
import dev.shrike.standalone.system.Matrix.Verdict;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.IntValue;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Asks for the fields of the GraphQL schema that the platform itself shows: for all that can be asked, changed and watched, and for every
 * field for which a service is asked. Who may is said in {@code graphql-access.yml}, as a service decides about each field by itself.
 */
final class GraphRows {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");
    /** From this cost on a service is asked: the schema says so. */
    private static final int ASKS_A_SERVICE = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Callers callers;
    private final Map<String, Asked> expected;

    /**
     * A field.
     *
     * @param roles who may, as the API descriptions name them
     * @param ask the document, with {@code PERSON} for whom it is about
     */
    record Asked(List<String> roles, String ask) {}

    GraphRows(Callers callers) throws IOException {
        this.callers = callers;
        try (InputStream file = GraphRows.class.getResourceAsStream("graphql-access.yml")) {
            expected = new TreeMap<>(new YAMLMapper().readValue(file, new TypeReference<Map<String, Asked>>() {}));
        }
    }

    Set<String> expected() {
        return expected.keySet();
    }

    /** The fields of the schema, as the gateway hands it out. */
    Set<String> ofSchema() throws IOException, InterruptedException {
        String text = callers.http()
                .send(callers.request("/graphql/schema").build(), BodyHandlers.ofString())
                .body();
        Set<String> fields = new TreeSet<>();
        for (ObjectTypeDefinition type : new SchemaParser().parse(text).getTypes(ObjectTypeDefinition.class)) {
            type.getFieldDefinitions().stream()
                    .filter(field -> ROOTS.contains(type.getName()) || cost(field) >= ASKS_A_SERVICE)
                    .forEach(field -> fields.add(type.getName() + "." + field.getName()));
        }
        return fields;
    }

    private static int cost(FieldDefinition field) {
        return field.getDirectives("cost").stream()
                .map(Directive::getArgumentsByName)
                .filter(arguments -> arguments.containsKey("weight"))
                .mapToInt(arguments -> ((IntValue) arguments.get("weight").getValue())
                        .getValue()
                        .intValueExact())
                .findFirst()
                .orElse(1);
    }

    Matrix call() throws IOException, InterruptedException {
        Matrix matrix = new Matrix();
        for (Map.Entry<String, Asked> field : expected.entrySet()) {
            List<String> roles = field.getValue().roles();
            UUID person = callers.newcomer();
            String body = JSON.createObjectNode()
                    .put("query", field.getValue().ask().replace("PERSON", person.toString()))
                    .toString();
            for (Kind kind : Callers.inOrder(kind -> kind.isAmong(roles))) {
                if (field.getKey().startsWith("Subscription.")) {
                    matrix.cell(field.getKey(), roles, kind, watch(kind, person, body));
                } else {
                    Rest.Answer answer = callers.as(kind, person).post("/graphql", body);
                    matrix.cell(field.getKey(), roles, kind, verdict(kind, answer), answer.toString());
                }
            }
        }
        for (Kind kind : Kind.values()) {
            Verdict verdict = SocketGreeting.of(callers, callers.token(kind, callers.somebody()));
            matrix.cell("a WebSocket", List.of("user"), kind, verdict, verdict.toString());
        }
        return matrix;
    }

    /** What comes is the matter of {@link LiveRows}; here it is whether anything may. */
    private int watch(Kind kind, UUID person, String body) {
        var request = callers.request("/graphql")
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        callers.token(kind, person).ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        HttpResponse<?> answer = callers.send(request.build());
        return answer.statusCode();
    }

    /** A refusal of the whole request, or of a field; a request that was not run at all says nothing. */
    private static Verdict verdict(Kind kind, Rest.Answer answer) {
        if (answer.status() != 200) {
            return Verdict.of(kind, answer.status());
        }
        if (!answer.body().has("data")) {
            return Verdict.UNCLEAR;
        }
        for (JsonNode error : answer.body().path("errors")) {
            Verdict verdict = Verdict.of(kind, error.at("/extensions/status").asInt(500));
            if (verdict != Verdict.LET_IN) {
                return verdict;
            }
        }
        return Verdict.LET_IN;
    }
}
