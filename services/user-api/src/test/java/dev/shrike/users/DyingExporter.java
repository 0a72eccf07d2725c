package dev.shrike.users;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** user-api in a process of its own, which dies at once while one export stands at each of the points that it is given. */
final class DyingExporter {

    private static final long PATIENCE_SECONDS = 60;

    private DyingExporter() {}

    /** Arguments: a file with its settings, then people and the points to hold their exports at, in turn. */
    public static void main(String[] arguments) throws Exception {
        Standstill standstill = new Standstill();
        EmbeddedServer server = Platform.serve(DyingProcess.settings(Path.of(arguments[0])), standstill);
        PersonTokens tokens = server.getApplicationContext().getBean(PersonTokens.class);
        for (int i = 1; i < arguments.length; i += 2) {
            UUID person = UUID.fromString(arguments[i]);
            standstill.at(arguments[i + 1]);
            String token = tokens.issue(person, List.of(Roles.USER), Duration.ofMinutes(5))
                    .value();
            Http.anonymous(server.getURI())
                    .with(token)
                    .post("/gdpr/exports", "{\"user\": {\"id\": \"%s\"}}".formatted(person));
            if (!standstill.holds(PATIENCE_SECONDS)) {
                throw new AssertionError("Nobody came to " + arguments[i + 1]);
            }
        }
        DyingProcess.die();
    }
}
