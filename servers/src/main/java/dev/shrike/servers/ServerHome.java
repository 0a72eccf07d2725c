package dev.shrike.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the servers' programs lie.
 *
 * @param distributions what the build laid out: {@code kafka}, {@code apicurio}, {@code postgres}
 * @param cache where programs are unpacked or downloaded to at run time; writable, shared by all that use it
 */
public record ServerHome(Path distributions, Path cache) {

    /** System property that names the folder which the build laid out. */
    public static final String PROPERTY = "shrike.servers.home";

    public ServerHome {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(cache, "cache");
    }

    /** The home that {@value #PROPERTY} names, with its cache inside. */
    public static ServerHome fromSystemProperty() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw new IllegalStateException("System property " + PROPERTY + " is not set");
        }
        Path home = Path.of(folder).toAbsolutePath();
        return new ServerHome(home, home.resolve("cache"));
    }

    /** A folder that the build laid out. */
    Path distribution(String name) {
        Path folder = distributions.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new ServerStartException(
                    ServerStartException.Reason.TOOL_MISSING,
                    "The build has not laid out " + folder + ": run mvn -Dquick install");
        }
        return folder;
    }
}
