package dev.shrike.gdpr.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AssociatedDataTest {

    @Property(tries = 500)
    void differentPartsNeverGiveTheSameBytes(
            @ForAll @Size(max = 4) List<@StringLength(max = 6) String> some,
            @ForAll @Size(max = 4) List<@StringLength(max = 6) String> others) {
        Assume.that(!some.equals(others));

        assertThat(bytesOf(some)).isNotEqualTo(bytesOf(others));
    }

    @Test
    void movingABorderBetweenTwoPartsChangesTheBytes() {
        assertThat(bytesOf(List.of("ab", "c"))).isNotEqualTo(bytesOf(List.of("a", "bc")));
    }

    @Test
    void holdsPartsOfAnyLength() {
        String longPart = "x".repeat(10_000);

        assertThat(bytesOf(List.of(longPart, longPart))).hasSize(4 + 6 + 2 * (4 + 10_000));
    }

    private static byte[] bytesOf(List<String> parts) {
        AssociatedData data = new AssociatedData("domain");
        parts.forEach(data::with);
        return data.bytes();
    }
}
