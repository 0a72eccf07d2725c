package dev.shrike.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpRequest;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @Test
    void withoutProxiesItIsThePeerWhateverTheClientSays() {
        assertThat(behind(0).of(from("192.0.2.7", "203.0.113.9"))).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 203.0.113.9 | 203.0.113.9",
                "1 | 198.51.100.1, 203.0.113.9 | 203.0.113.9",
                "2 | 198.51.100.1, 203.0.113.9, 10.0.0.1 | 203.0.113.9",
                "3 | 203.0.113.9 | 203.0.113.9",
                "1 | '' | 192.0.2.7"
            })
    void behindProxiesItIsWhatTheFirstOfOursHasSeen(int proxies, String header, String address) {
        assertThat(behind(proxies).of(from("192.0.2.7", header))).isEqualTo(address);
    }

    @Test
    void aNetworkOfVersionSixIsCountedAsOne() {
        ClientAddress addresses = behind(1);

        assertThat(addresses.counted(from("192.0.2.7", "2001:db8:1:2::1")))
                .isEqualTo(addresses.counted(from("192.0.2.7", "2001:db8:1:2:ffff::9")))
                .isNotEqualTo(addresses.counted(from("192.0.2.7", "2001:db8:1:3::1")));
        assertThat(addresses.counted(from("192.0.2.7", "not an address"))).isEqualTo("not an address");
    }

    private static ClientAddress behind(int proxies) {
        return new ClientAddress(new LimitSettings(true, 1, 1, 1, 1, 1, 1, Duration.ofSeconds(1), proxies));
    }

    private static HttpRequest<?> from(String peer, String forwarded) {
        MutableHttpRequest<Object> request = HttpRequest.GET("/");
        request.getHeaders().add("X-Forwarded-For", forwarded);
        return new HttpRequestWrapper<>(request) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return new InetSocketAddress(peer, 4711);
            }
        };
    }
}
