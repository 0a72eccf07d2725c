package dev.shrike.gdpr.scan.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {

    private static final String NOTE = "Two chicks behind the old mill";
    private static final long SEED = 20_261_120L;

    private final Probe note = new ProbeMaker().add(NOTE).make();

    @Test
    void aValueIsFoundAtEveryPosition() {
        byte[] value = utf8(NOTE);
        for (int at = 0; at <= 100; at++) {
            byte[] bytes = noise(100 + value.length);
            System.arraycopy(value, 0, bytes, at, value.length);
            assertThat(note.find(bytes, 0, bytes.length)).as("at %d", at).isEqualTo(at);
        }
    }

    @Test
    void aValueThatIsCutOffIsNotFound() {
        byte[] value = utf8(NOTE);
        assertThat(note.isIn(Arrays.copyOf(value, value.length - 1))).isFalse();
        assertThat(note.find(value, 1, value.length)).isEqualTo(-1);
        assertThat(note.find(value, 0, value.length - 1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 16, 17, 63, 64, 1_023, 1_024, 1_025, 5_000})
    void aValueOfAnyLengthIsFound(int length) {
        String value = text(length);
        assertThat(new ProbeMaker().add(value).make().isIn(utf8("x" + value + "y")))
                .isTrue();
    }

    @Test
    void aVeryLongValueIsFoundByItsBeginning() {
        String value = text(5_000);
        assertThat(new ProbeMaker().add(value).make().isIn(utf8(value.substring(0, Probe.LONGEST))))
                .isTrue();
    }

    @Test
    void whatIsShorterThanTheWindowIsCountedAndNotSearchedFor() {
        Probe probe = new ProbeMaker().add("Ana").add("7654321").add("87654321").make();
        assertThat(probe.counts()).isEqualTo(new ProbeCounts(1, 2, 0));
        assertThat(probe.isIn(utf8("Ana 7654321"))).isFalse();
        assertThat(probe.isIn(utf8("Ana 87654321"))).isTrue();
    }

    @Test
    void aValueIsFoundInEveryFormInWhichItMayHaveBeenWritten() {
        String value = "\"Zoë\" & <Ana>\n@home";
        Probe probe = new ProbeMaker().add(value).make();
        assertThat(probe.isIn(utf8("{\"note\": \"\\\"Zoë\\\" & <Ana>\\n@home\"}")))
                .as("JSON")
                .isTrue();
        assertThat(probe.isIn(utf8("\\\"Zo\\u00eb\\\" & <Ana>\\u000a@home")))
                .as("other control escape")
                .isFalse();
        assertThat(probe.isIn(utf8("\\\"Zo\\u00eb\\\" & <Ana>\\n@home")))
                .as("JSON in ASCII")
                .isTrue();
        assertThat(probe.isIn(value.getBytes(StandardCharsets.UTF_16LE)))
                .as("UTF-16LE")
                .isTrue();
        assertThat(probe.isIn(value.getBytes(StandardCharsets.UTF_16BE)))
                .as("UTF-16BE")
                .isTrue();
        assertThat(probe.isIn(value.getBytes(StandardCharsets.ISO_8859_1)))
                .as("Latin 1")
                .isTrue();
        assertThat(probe.isIn(utf8("q=%22Zo%C3%AB%22+%26+%3CAna%3E%0A%40home")))
                .as("form")
                .isTrue();
        assertThat(probe.isIn(utf8("\"Zoë\" &amp; &lt;Ana&gt;\n@home")))
                .as("HTML")
                .isTrue();
        assertThat(probe.isIn(utf8("\"zoë\" & <ana>\n@home"))).as("lower case").isTrue();
        assertThat(probe.isIn(utf8("\"Zoe\u0308\" & <Ana>\n@home")))
                .as("decomposed")
                .isTrue();
    }

    @Test
    void aLocationIsFoundAsAvroAndAsText() {
        Probe probe = new ProbeMaker()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("latitude", -34.88)
                        .put("longitude", -56.0))
                .make();
        byte[] avro = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(-34.88)
                .putDouble(-56.0)
                .array();
        assertThat(probe.isIn(avro)).isTrue();
        assertThat(probe.isIn(utf8("{\"latitude\":-34.88,\"longitude\":-56.0}")))
                .isTrue();
        assertThat(probe.isIn(utf8("POINT(-56 -34.88)"))).isTrue();
        assertThat(probe.isIn(utf8("-34.88, -56.0"))).isTrue();
        assertThat(probe.isIn(utf8("-34.88, -55.0"))).isFalse();
    }

    @Test
    void nothingIsFoundInBytesThatDoNotHoldIt() {
        ProbeMaker maker = new ProbeMaker();
        for (int i = 0; i < 2_000; i++) {
            maker.add("a value of somebody, number " + i);
        }
        Probe probe = maker.make();
        byte[] random = noise(16 * 1024 * 1024);
        assertThat(probe.find(random, 0, random.length)).isEqualTo(-1);
        byte[] almost = utf8("a value of somebody, number x ".repeat(20_000));
        assertThat(probe.find(almost, 0, almost.length)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8})
    void bytesThatAreTooFewHoldNothing(int length) {
        assertThat(note.isIn(new byte[length])).isFalse();
        assertThat(new ProbeMaker().make().isIn(noise(length))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.17",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.178.20",
                "169.254.10.10",
                "100.64.0.1",
                "100.127.1.1",
                "localhost",
                "::1",
                "0:0:0:0:0:0:0:1",
                "fd12:3456:789a::1",
                "fe80::1ff:fe23:4567:890a%eth0"
            })
    void anAddressOfAPrivateNetworkIsNobodys(String address) {
        Probe probe = new ProbeMaker().add(address).make();

        assertThat(probe.counts().common()).isOne();
        assertThat(probe.isIn(utf8("/" + address + "4:9092"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "172.32.0.1",
                "172.15.0.1",
                "192.169.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "11.0.0.17",
                "1.127.0.0.1",
                "10.0.0",
                "10.0.0.17.example.org",
                "2001:db8::17",
                "fe00::17:18",
                "fdormouse:17"
            })
    void anyOtherIsSearchedFor(String address) {
        Probe probe = new ProbeMaker().add(address).make();

        if (address.length() >= Probe.WINDOW) {
            assertThat(probe.isIn(utf8("from " + address + " to"))).isTrue();
        }
        assertThat(probe.counts().common()).isZero();
    }

    @Test
    void whatEverybodySharesIsLeftOut() {
        Probe probe = new ProbeMaker()
                .add("127.0.0.1")
                .add(JsonNodeFactory.instance.objectNode().put("latitude", 0.0).put("longitude", 0.0))
                .leaveOut()
                .make();
        assertThat(probe.counts().common()).isEqualTo(2);
        assertThat(probe.isIn(new byte[64])).isFalse();
        assertThat(probe.isIn(utf8("listening on 127.0.0.1"))).isFalse();
    }

    @Test
    void aValueThatComesOftenIsCountedOnce() {
        assertThat(new ProbeMaker().add(NOTE).add(NOTE).make().counts().probed())
                .isEqualTo(1);
    }

    @Test
    void itIsTheSameAfterItWasStored() {
        Probe again = Probe.of(note.toBytes());
        assertThat(again.isIn(utf8("says: " + NOTE))).isTrue();
        assertThat(again.counts()).isEqualTo(note.counts());
        assertThat(again.longest()).isEqualTo(note.longest());
    }

    @Test
    void itHoldsNoPartOfAValueThatTwoProbesWouldShare() {
        byte[] one = new ProbeMaker().add(NOTE).make().toBytes();
        byte[] other = new ProbeMaker().add(NOTE).make().toBytes();
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("Two", "chicks", "mill");
        assertThat(Arrays.mismatch(one, other)).isBetween(4, 36);
        assertThat(note.toString()).contains("redacted").doesNotContain("chicks");
    }

    @Test
    void whatIsNoProbeIsRefused() {
        byte[] stored = note.toBytes();
        assertThatThrownBy(() -> Probe.of(Arrays.copyOf(stored, stored.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Probe.of(Arrays.copyOf(stored, stored.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Probe.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Probe.of(noise(200))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(int length) {
        return new Random(length)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
