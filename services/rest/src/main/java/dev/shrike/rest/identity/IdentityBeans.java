package dev.shrike.rest.identity;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The beans that depend on whether this process issues tokens. */
@Factory
final class IdentityBeans {

    /**
     * The issuer's key.
     *
     * @param create whether a missing file is made (a single machine) or stops the start (everywhere else)
     */
    @Singleton
    @Requires(property = "shrike.token.key-file")
    TokenKey tokenKey(
            @Value("${shrike.token.key-file}") Path file, @Value("${shrike.token.create-key:false}") boolean create) {
        if (!create && Files.notExists(file)) {
            throw new IllegalStateException("The token key " + file
                    + " does not exist (shrike.token.create-key=true makes one, for a single machine)");
        }
        return TokenKey.readOrCreate(file);
    }

    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.systemUTC();
    }
}
