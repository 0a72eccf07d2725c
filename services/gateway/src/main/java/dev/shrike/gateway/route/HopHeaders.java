package dev.shrike.gateway.route;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The headers that are for one connection only and are not passed on (RFC 9110, 7.6.1). */
final class HopHeaders {
    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");

    private HopHeaders() {}

    /** Whether this is the last request of its connection. */
    static boolean saysClose(HttpHeaders headers) {
        return named(headers).contains("close");
    }

    /** Removes them, and those that {@code Connection} names. How the body is framed is left to whoever sends it on. */
    static void strip(MutableHttpHeaders headers) {
        Set<String> named = named(headers);
        named.addAll(ALWAYS);
        // who frames the body needs them, and a client that names them means mischief
        named.remove("content-length");
        named.remove("transfer-encoding");
        named.removeIf(String::isEmpty);
        named.forEach(headers::remove);
    }

    private static Set<String> named(HttpHeaders headers) {
        Set<String> named = new TreeSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",")) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
