package dev.shrike.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationFileTest {
    private static final String HEADER =
            "observation_id,observed_at,observer,species,image_url,latitude,longitude,count\n";
    private static final UUID OBSERVER = UUID.fromString("5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11");

    private final List<Observation> good = new ArrayList<>();
    private final List<RejectedRow> bad = new ArrayList<>();

    @Test
    void readsColumnsByNameInAnyOrderAndLeavesOthersAlone() throws IOException {
        read("longitude,species,weather,observer,latitude,image_url,observed_at,observation_id\r\n"
                + "-56.18,Vanellus chilensis,fog," + OBSERVER
                + ",-34.88,https://images.example/1.jpg,2021-05-20T19:00:00Z,17\r\n");
        assertThat(good)
                .containsExactly(new Observation(
                        2,
                        "17",
                        "2021-05-20T19:00:00Z",
                        OBSERVER,
                        "Vanellus chilensis",
                        "https://images.example/1.jpg",
                        -34.88,
                        -56.18,
                        Optional.empty()));
    }

    @Test
    void aBlankCountIsNoCountAndAGivenOneIs() throws IOException {
        read(HEADER + row("1", "2021-05-20", "-34.88", "") + row("2", "2021-05-20", "-34.88", "7"));
        assertThat(good).extracting(Observation::count).containsExactly(Optional.empty(), Optional.of(7));
    }

    @Test
    void aTimeWithAnOffsetBecomesTheSameInstantInUtc() throws IOException {
        read(HEADER + row("1", "2021-05-20T19:00:00+02:00", "-34.88", ""));
        assertThat(good).extracting(Observation::observedAt).containsExactly("2021-05-20T17:00:00Z");
    }

    @Test
    void takesAByteOrderMarkAndQuotedLineBreaksAndCountsLinesLikeAnEditor() throws IOException {
        read("\uFEFF" + HEADER
                + "1,2021-05-20," + OBSERVER + ",\"Vanellus\nchilensis\",https://images.example/1.jpg,1,2,\n"
                + row("2", "yesterday", "-34.88", ""));
        assertThat(good).hasSize(1);
        assertThat(bad).extracting(RejectedRow::line).containsExactly(4L);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, -34.88, '', observed_at",
        "2021-05-20T19:00:00, -34.88, '', observed_at",
        "2021-05-20, -90.01, '', latitude",
        "2021-05-20, NaN, '', latitude",
        "2021-05-20, south, '', latitude",
        "2021-05-20, '', '', latitude is blank",
        "2021-05-20, -34.88, two, count"
    })
    void aBadRowIsLeftOutWithItsLineAndReasonAndTheRestGoesOn(String time, String latitude, String count, String reason)
            throws IOException {
        read(HEADER + row("bad", time, latitude, count) + row("good", "2021-05-20", "1", ""));
        assertThat(bad).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.observation()).isEqualTo("bad");
            assertThat(row.reason()).contains(reason);
        });
        assertThat(good).extracting(Observation::id).containsExactly("good");
    }

    @Test
    void aRowWithTooFewFieldsIsLeftOut() throws IOException {
        read(HEADER + "1,2021-05-20\n");
        assertThat(bad).extracting(RejectedRow::reason).containsExactly("it has 2 fields, the header has 8");
    }

    @Test
    void aFileThatIsNoSuchFileIsRefusedWithItsReason() {
        assertThatThrownBy(() -> read("")).isInstanceOf(BadFileException.class).hasMessage("it is empty");
        assertThatThrownBy(() -> read("name,age\nkim,7\n"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("lacks observation_id, observed_at, observer");
        assertThatThrownBy(() -> read(HEADER.replace("count", "species")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("species twice");
        byte[] latin1 = (HEADER + row("1", "2021-05-20", "1", "").replace("chilensis", "ñandú"))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new ObservationFile(() -> new ByteArrayInputStream(latin1)).read(good::add, bad::add))
                .isInstanceOf(BadFileException.class)
                .hasMessage("it is not UTF-8");
    }

    @Test
    void countsItsRows() throws IOException {
        assertThat(file(HEADER + row("1", "2021-05-20", "1", "") + row("2", "2021-05-20", "1", ""))
                        .rows())
                .isEqualTo(2);
    }

    private static String row(String id, String time, String latitude, String count) {
        return id + "," + time + "," + OBSERVER + ",Vanellus chilensis,https://images.example/1.jpg," + latitude
                + ",-56.18," + count + "\n";
    }

    private void read(String content) throws IOException {
        file(content).read(good::add, bad::add);
    }

    private static ObservationFile file(String content) {
        return new ObservationFile(() -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
