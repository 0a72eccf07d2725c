package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveControllerTest {
    private static final Authentication ANA =
            Authentication.build(UUID.randomUUID().toString());

    @Test
    void moreValuesThanAreKeptForAClientAreABadRequest() {
        List<String> images = IntStream.rangeClosed(0, LiveFilter.MOST_VALUES)
                .mapToObj(n -> "https://images.example/" + n)
                .toList();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new LiveController(null, null).live(ANA, null, null, null, images, null, null, null))
                .satisfies(refused -> assertThat(refused.status().getCode()).isEqualTo(400));
    }
}
