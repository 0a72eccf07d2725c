package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785. */
class CanonicalJsonTest {

    @Test
    void spellsTheExampleOfSection3_2_2AsSection3_2_4Does() {
        byte[] bytes = CanonicalJson.bytes("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""");

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22"
                        + "6e756d62657273223a5b3333333333333333332e333333333333332c31652b"
                        + "33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e2"
                        + "82ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
    }

    @Test
    void sortsNamesByTheirUtf16UnitsAsSection3_2_3Does() {
        byte[] bytes = CanonicalJson.bytes("""
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }""");

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "9007199254740992.0, 9007199254740992",
        "1e21, 1e+21",
        "9.999999999999997e22, 9.999999999999997e+22",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "333333333.33333325, 333333333.33333325",
        "0.000001, 0.000001"
    })
    void spellsNumbersAsAppendixBDoes(String given, String canonical) {
        assertThat(new String(CanonicalJson.bytes("[" + given + "]"), StandardCharsets.UTF_8))
                .isEqualTo("[" + canonical + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"a\":1,\"a\":1}", "{\"a\":1} x", "{\"a\":01}", "{'a':1}", "{\"a\":NaN}", "\ufeff{}"})
    void readsNothingThatCouldBeReadInTwoWays(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsUtf8Only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse("{\"a\":\"\u00f6\"}".getBytes(StandardCharsets.ISO_8859_1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void readsNothingOfAnyLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse(new byte[CanonicalJson.LONGEST + 1]))
                .withMessageContaining("longer than");
    }
}
