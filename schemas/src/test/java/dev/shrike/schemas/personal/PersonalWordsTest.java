package dev.shrike.schemas.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalWordsTest {

    @ParameterizedTest
    @CsvSource({
        "email, email",
        "e_mail, mail",
        "EMail, mail",
        "emails, emails",
        "first_name, name",
        "displayName, name",
        "HomeAddress, address",
        "addresses, addresses",
        "phoneNumber, phone",
        "ip, ip",
        "clientIP, ip",
        "IPAddress, ip",
        "user_agent, user agent",
        "dateOfBirth, birth",
        "latitude, latitude",
        "last_known_location, location",
        "note, note",
        "free-text, text",
        "description, description",
        "iban, iban",
        "passport_no, passport",
        "gender, gender",
        "nationalities, nationalities"
    })
    void look_personal(String name, String word) {
        assertThat(PersonalWords.in(name)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "user",
                "species",
                "count",
                "observed_at",
                "url",
                "owner",
                "rating",
                "score",
                "source",
                "time",
                "correlation_id",
                "traceparent",
                "evidence",
                "participant",
                "zipped",
                "recipe",
                "shipment",
                "agent"
            })
    void look_like_nothing(String name) {
        assertThat(PersonalWords.in(name)).isEmpty();
    }
}
