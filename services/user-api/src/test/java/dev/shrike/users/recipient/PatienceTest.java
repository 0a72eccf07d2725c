package dev.shrike.users.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void pausesGrowUpToAnHour() {
        assertThat(Patience.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Patience.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Patience.after(10)).isEqualTo(Duration.ofMinutes(42).plusSeconds(40));
        assertThat(Patience.after(11)).isEqualTo(Duration.ofHours(1));
        assertThat(Patience.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
        assertThat(Patience.ofOthers(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    }
}
