package dev.shrike.gdpr.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonIdTest {

    private static final UUID ANA = Birders.ana();

    private final PersonId id = new PersonId(ANA);

    @Test
    void anIdIsFoundInEveryForm() {
        assertThat(id.isIn(ascii("user.v1." + ANA + ".created"))).isTrue();
        assertThat(id.isIn(ascii(ANA.toString().toUpperCase(Locale.ROOT)))).isTrue();
        assertThat(id.isIn(ascii("x" + ANA.toString().replace("-", "") + "y"))).isTrue();
        ByteBuffer number = ByteBuffer.allocate(20);
        number.putInt(7).putLong(ANA.getMostSignificantBits()).putLong(ANA.getLeastSignificantBits());
        assertThat(id.isIn(number.array())).isTrue();
    }

    @Test
    void anIdIsFoundAtEveryPosition() {
        for (int at = 0; at < 80; at++) {
            assertThat(id.isIn(ascii("7".repeat(at) + ANA + "d".repeat(80 - at))))
                    .as("at %d", at)
                    .isTrue();
        }
    }

    @Test
    void anotherIdIsNot() {
        assertThat(id.isIn(ascii(Birders.bruno().toString()))).isFalse();
        assertThat(id.isIn(ascii(ANA.toString().substring(1)))).isFalse();
        assertThat(id.isIn(new byte[0])).isFalse();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
