package dev.shrike.users;

import dev.shrike.rest.identity.ServiceTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.UUID;

/**
 * user-api in a process of its own, which dies at once, without closing anything, while one registration stands at each of the
 * points that it is given.
 */
final class DyingUserApi {
    private static final long PATIENCE_SECONDS = 60;

    private DyingUserApi() {}

    /** Arguments: a file with its settings, then names of registrations and the points to hold them at, in turn. */
    public static void main(String[] arguments) throws Exception {
        Standstill standstill = new Standstill();
        EmbeddedServer server = Platform.serve(DyingProcess.settings(Path.of(arguments[0])), standstill);
        Http http = Http.anonymous(server.getURI());
        Http service = http.with(
                server.getApplicationContext().getBean(ServiceTokens.class).issue());
        for (int i = 1; i < arguments.length; i += 2) {
            String name = arguments[i];
            standstill.at(arguments[i + 1]);
            if (RegistrationPoint.isBackward(arguments[i + 1])) {
                takeName(service, name);
            }
            Thread.ofVirtual().start(() -> http.post("/users", RegistrationPoint.request(name)));
            if (!standstill.holds(PATIENCE_SECONDS)) {
                throw new AssertionError("Nobody came to " + arguments[i + 1]);
            }
        }
        DyingProcess.die();
    }

    /** Somebody else logs in with the name, so that the registration is undone. */
    private static void takeName(Http service, String name) {
        String credentials = "{\"username\": \"%s\", \"password\": \"not that one\", \"admin\": false}".formatted(name);
        int status = service.send("PUT", "/internal/credentials/" + UUID.randomUUID(), credentials)
                .status();
        if (status != 204) {
            throw new AssertionError("Taking the name answered " + status);
        }
    }
}
