package dev.shrike.users;

import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;

/**
 * user-api in a process of its own, which dies at once, without closing anything, while one erasure stands at each of the points that
 * it is given.
 */
final class DyingErasures {
    private static final long PATIENCE_SECONDS = 60;

    private DyingErasures() {}

    /** Arguments: a file with its settings, an administrator's token, then ids of people and the points to hold their erasures at, in turn. */
    public static void main(String[] arguments) throws Exception {
        StandingSagas standing = new StandingSagas();
        EmbeddedServer server = Platform.serve(DyingProcess.settings(Path.of(arguments[0])), standing);
        Http admin = Http.anonymous(server.getURI()).with(arguments[1]);
        for (int i = 2; i < arguments.length; i += 2) {
            String person = arguments[i];
            standing.hold(person, arguments[i + 1]);
            Thread.ofVirtual()
                    .start(() -> admin.post("/gdpr/erasures", "{\"user\": {\"id\": \"%s\"}}".formatted(person)));
            if (!standing.stands(person, PATIENCE_SECONDS)) {
                throw new AssertionError("Nobody came to " + arguments[i + 1]);
            }
        }
        DyingProcess.die();
    }
}
