package dev.shrike.admin.bridge;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where the instances of the bridge are: every address that the host of one URL has. Asked anew each time, as instances come and go. */
final class BridgeInstances {
    private final URI url;

    BridgeInstances(URI url) {
        this.url = url;
    }

    /** The addresses, in a fixed order; the URL itself while its host is not known. */
    List<URI> all() {
        try {
            return Arrays.stream(InetAddress.getAllByName(url.getHost()))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .map(this::at)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(url);
        }
    }

    private URI at(String address) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create(url.getScheme() + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    }
}
