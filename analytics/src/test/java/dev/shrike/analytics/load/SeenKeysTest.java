package dev.shrike.analytics.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    private static final int KEYS = 200_000;
    private final SeenKeys seen = new SeenKeys(KEYS);

    @Test
    void whatWasAddedIsNeverMissed() {
        IntStream.range(0, KEYS).forEach(i -> seen.add(key(i)));

        assertThat(IntStream.range(0, KEYS).allMatch(i -> seen.add(key(i)))).isTrue();
    }

    @Test
    void fewOthersAreTakenForSeen() {
        long mistaken = IntStream.range(0, KEYS).filter(i -> seen.add(key(i))).count();

        assertThat(mistaken).isLessThan(KEYS / 10_000);
    }

    private static long key(int number) {
        return Key.of(("https://images.example/observations/" + number + ".jpg").getBytes(StandardCharsets.UTF_8))
                .hash();
    }
}
