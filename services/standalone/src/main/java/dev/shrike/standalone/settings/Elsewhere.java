package dev.shrike.standalone.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that does not run from this data folder: in containers, or on other machines.
 *
 * @param url where its services are reached together, without a path
 * @param password the administrator's, when it is given; else the data folder may have it
 */
public record Elsewhere(URI url, Optional<String> password) {
    private static final String URL = "SHRIKE_URL";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String PASSWORD = "SHRIKE_ADMIN_PASSWORD";

    /**
     * What {@code SHRIKE_URL} and {@code SHRIKE_ADMIN_PASSWORD} say; empty for a platform on this machine.
     *
     * @throws SettingsException when the one is no address
     */
    static Optional<Elsewhere> of(Map<String, String> environment) {
        String given = environment.getOrDefault(URL, "").strip();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> password = Optional.ofNullable(environment.get(PASSWORD))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
        return Optional.of(new Elsewhere(parse(given), password));
    }

    private static URI parse(String given) {
        try {
            URI url = new URI(given);
            if (url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            throw new SettingsException(URL + "=" + given + " is no address", noAddress);
        }
        throw new SettingsException(URL + "=" + given + " is no address, as in https://shrike.example", null);
    }

    @Override
    public String toString() {
        return "Elsewhere[url=" + url + "]";
    }
}
