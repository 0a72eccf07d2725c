package dev.shrike.gdpr.kms.transit;

import dev.shrike.gdpr.kms.KmsConfigurationException;
import java.net.URI;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named key of a transit engine.
 *
 * @param server where its HTTP interface is
 */
record TransitKey(URI server, String mount, String name) {

    private static final Pattern PATH = Pattern.compile("/(?:([A-Za-z0-9_/-]+)/)?([A-Za-z0-9_-]+)");
    private static final Pattern VERSION = Pattern.compile(":v([1-9][0-9]{0,8})");

    /** Without encryption only on the same machine, and only when the address says so with {@code ?tls=off}. */
    static TransitKey of(URI address) {
        Matcher path = PATH.matcher(address.getPath() == null ? "" : address.getPath());
        if (address.getHost() == null || !path.matches()) {
            throw new KmsConfigurationException("Not hcvault-transit://host[:port]/[mount/]key: " + address);
        }
        boolean plain = "tls=off".equals(address.getQuery());
        if (address.getQuery() != null && !plain) {
            throw new KmsConfigurationException("Unknown option of a transit address: " + address.getQuery());
        }
        if (plain && !address.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]")) {
            throw new KmsConfigurationException(
                    "Keys do not travel unencrypted between machines: no tls=off for " + address.getHost());
        }
        String port = address.getPort() < 0 ? ":8200" : ":" + address.getPort();
        URI server = URI.create((plain ? "http://" : "https://") + address.getHost() + port);
        return new TransitKey(server, path.group(1) == null ? "transit" : path.group(1), path.group(2));
    }

    /** Names one version of the key. */
    String id(int version) {
        return prefix() + ":v" + version;
    }

    /** The version that such a name names; empty when it is none of this key's. */
    OptionalInt version(String id) {
        if (!id.startsWith(prefix())) {
            return OptionalInt.empty();
        }
        Matcher version = VERSION.matcher(id.substring(prefix().length()));
        return version.matches() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
    }

    URI resource(String operation) {
        return server.resolve("/v1/" + mount + "/" + operation);
    }

    private String prefix() {
        return "transit:" + server.getAuthority() + "/" + mount + "/" + name;
    }

    @Override
    public String toString() {
        return prefix();
    }
}
