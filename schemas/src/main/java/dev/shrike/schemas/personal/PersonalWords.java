package dev.shrike.schemas.personal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words by which a field's name looks personal. Names are split at {@code _}, {@code -} and camel case; a plural counts as its
 * singular. A guess, which errs on the side of asking.
 */
final class PersonalWords {
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Who somebody is, and what they look like. */
    private static final String IDENTITY = """
            name forename firstname surname lastname middlename maidenname fullname realname displayname username nickname nick
            initials salutation pseudonym alias login signature photo portrait avatar selfie voice biometric biometrics dna genetic""";

    /** Where to write to, call or visit. */
    private static final String CONTACT = """
            email mail mailbox phone telephone mobile cellphone tel fax msisdn address addr street house postcode zip zipcode postal
            city town contact recipient""";

    /** What a device or a connection tells. */
    private static final String DEVICE = "ip ipv4 ipv6 ipaddress useragent cookie imei imsi hostname mac device";

    private static final String PLACE = """
            location latitude longitude lat lon lng latlon latlng gps geo geohash coordinate coordinates whereabouts birthplace""";

    private static final String AGE = "birth birthday birthdate dob born age";

    /** What anybody may write anything into. */
    private static final String FREE_TEXT = """
            note comment remark message text description bio biography memo feedback caption narrative freetext""";

    private static final String NUMBERS = """
            iban bic passport ssn nino taxid visa licence license plate creditcard card cvv salary income""";

    /** Articles 9 and 10 of the GDPR, and what comes close. */
    private static final String SPECIAL = """
            gender sex sexual orientation ethnicity ethnic race racial religion religious belief political nationality citizenship
            health medical diagnosis disability pregnancy marital conviction criminal""";

    private static final String SECRETS = "password passphrase passcode pin secret credential";

    private static final Set<String> WORDS = Stream.of(
                    IDENTITY, CONTACT, DEVICE, PLACE, AGE, FREE_TEXT, NUMBERS, SPECIAL, SECRETS)
            .flatMap(words -> Arrays.stream(words.split("\\s+")))
            .collect(Collectors.toUnmodifiableSet());

    /** Words that are personal together. */
    private static final List<String> PHRASES = List.of(
            "user agent", "tax id", "tax number", "social security", "national id", "identity card", "account number");

    private PersonalWords() {}

    /** The first word, or words, of a name that look personal. */
    static Optional<String> in(String name) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        String together = " " + String.join(" ", words) + " ";
        return words.stream()
                .filter(PersonalWords::isPersonal)
                .findFirst()
                .or(() -> PHRASES.stream()
                        .filter(phrase -> together.contains(" " + phrase + " "))
                        .findFirst());
    }

    private static boolean isPersonal(String word) {
        return WORDS.contains(word)
                || word.endsWith("s") && WORDS.contains(word.substring(0, word.length() - 1))
                || word.endsWith("es") && WORDS.contains(word.substring(0, word.length() - 2))
                || word.endsWith("ies") && WORDS.contains(word.substring(0, word.length() - 3) + "y");
    }
}
