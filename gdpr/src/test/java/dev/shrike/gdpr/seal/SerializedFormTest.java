package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is written today has to open in ten years: a change here is a new format version, never an edit. */
class SerializedFormTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String FINGERPRINT = "cf21812dc2d830c7dd144aa81e7adea4";

    private static final String SEALED_NOTE =
            "530100000001000102030405060708090a0b5376a174e586aa72ee2ae443de903e2ae84994983688faa8f57386";
    private static final String SEALED_LOCATION =
            "5301000000010102030405060708090a0b0c74d750024fe4b1469b01137a1a04a6e8aae53ac635a0842df8f181b9e5aa0099";

    @Test
    void headerIsMagicFormatAndKeyVersion() {
        assertThat(hex(new SealedValue(258, new byte[] {10, 11}).encode())).isEqualTo("530100000102" + "0a0b");
    }

    @Test
    void associatedDataIsEveryPartBehindItsLength() {
        assertThat(HEX.formatHex(noteSeal().associatedData(Birders.ana(), Ticks.FIRST_ID, 2)))
                .isEqualTo("00000016" + "736872696b652e7365616c65642d6669656c642e7631" // shrike.sealed-field.v1
                        + "00000010" + "7d1c1a5262f24c9e9a554f1f6b9d0a01" // the person
                        + "00000010" + "f8a25029cada4839973d5aef8bf56044" // the event
                        + "00000004" + "7469636b" // tick
                        + "00000004" + "00000001" // major version
                        + "00000012" + "646174612e7369676874696e672e6e6f7465" // data.sighting.note
                        + "00000004" + "00000002"); // key version
    }

    @Test
    void plainValuesAreAvroBinary() {
        assertThat(HEX.formatHex(
                        new PlainForm(Ticks.field(Ticks.LOCATION).of()).encode(Ticks.montevideo(), Ticks.LOCATION)))
                .isEqualTo("713d0ad7a37041c0" + "d7a3703d0a174cc0");
        assertThat(HEX.formatHex(noteSeal().plain(Ticks.twoChicks()))).isEqualTo("14" + "74776f20636869636b73");
    }

    @Test
    void fingerprintOfAKeyIsFixed() {
        assertThat(key().fingerprint()).isEqualTo(FINGERPRINT);
    }

    @Test
    void opensWhatTheFirstReleaseSealed() {
        MemoryVault vault = new MemoryVault();
        vault.keep(key());
        EventSealer sealer = new EventSealer(vault);
        Tick tick = Ticks.by(Birders.ana());
        tick.getData().getSighting().setNote(ByteBuffer.wrap(HEX.parseHex(SEALED_NOTE)));
        tick.getData().getSighting().setLocation(ByteBuffer.wrap(HEX.parseHex(SEALED_LOCATION)));

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE))).isEqualTo(new Opened.Readable(Ticks.twoChicks()));
        assertThat(sealer.open(tick, Ticks.field(Ticks.LOCATION))).isEqualTo(new Opened.Readable(Ticks.montevideo()));
    }

    private static FieldSeal noteSeal() {
        return new FieldSeal(EventCatalogue.standard().major("tick", 1), Ticks.field(Ticks.NOTE));
    }

    private static DataKey key() {
        return new IssuedKey(Birders.ana(), "sighting", 1, FINGERPRINT, KEY).toDataKey();
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HEX.formatHex(copy);
    }
}
