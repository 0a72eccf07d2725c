package dev.shrike.users.recipient;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the open Internet from those of this machine, this network or no network. Pure. */
final class PublicAddress {

    private PublicAddress() {}

    /**
     * Whether everybody could reach it. By the special-purpose registries of RFC 6890; what embeds another address (NAT64, 6to4,
     * Teredo) counts as not public, because it may lead inside.
     */
    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        int third = address[2] & 0xff;
        boolean special = first == 0
                || (first == 100 && second >= 64 && second <= 127) // carrier-grade NAT
                || (first == 192 && second == 0 && (third == 0 || third == 2)) // protocols, documentation
                || (first == 192 && second == 88 && third == 99) // 6to4 relays
                || (first == 198 && (second == 18 || second == 19)) // benchmarks
                || (first == 198 && second == 51 && third == 100) // documentation
                || (first == 203 && second == 0 && third == 113) // documentation
                || first >= 240; // reserved, broadcast
        return !special;
    }

    private static boolean isPublicSix(byte[] address) {
        boolean global = (address[0] & 0xe0) == 0x20; // 2000::/3
        boolean protocols = starts(address, 0x20, 0x01) && (address[2] & 0xfe) == 0; // 2001::/23
        boolean documentation = starts(address, 0x20, 0x01, 0x0d, 0xb8) || starts(address, 0x3f, 0xff);
        boolean sixToFour = starts(address, 0x20, 0x02);
        return global && !protocols && !documentation && !sixToFour;
    }

    private static boolean starts(byte[] address, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
