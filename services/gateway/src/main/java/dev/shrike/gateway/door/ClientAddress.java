package dev.shrike.gateway.door;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from. What clients say of themselves is not believed: of {@code X-Forwarded-For} counts the entry that the first of
 * our own proxies has written, where there are such. Thread-safe.
 */
@Singleton
public final class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private final int proxies;

    ClientAddress(LimitSettings settings) {
        this.proxies = settings.proxies();
    }

    /** The address, as text. */
    public String of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        String direct = peer == null ? request.getRemoteAddress().getHostString() : peer.getHostAddress();
        if (proxies == 0) {
            return direct;
        }
        String[] entries =
                String.join(",", request.getHeaders().getAll(FORWARDED_FOR)).split(",");
        String entry = entries[Math.max(0, entries.length - proxies)].strip();
        return entry.isEmpty() ? direct : entry;
    }

    /** Whom to count: an address, or of IPv6 the network that one customer has. */
    String counted(HttpRequest<?> request) {
        String address = of(request);
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return address; // a name that a proxy wrote; counted as it is
        }
    }
}
