package dev.shrike.users.certificate;

import static dev.shrike.users.certificate.Html.escape;
import static dev.shrike.users.certificate.Html.paragraph;

import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Participant;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a statement says, in plain words and as HTML. */
record StatementWords(Statement statement) {

    String lead() {
        String keys = switch (statement.keys().size()) {
            case 0 -> "Shrike held no key to the data of one person, and makes none any more.";
            case 1 -> "Shrike destroyed the only key to the data of one person.";
            default -> "Shrike destroyed all " + statement.keys().size() + " keys to the data of one person.";
        };
        return escape(keys + " " + statement.grade().meaning());
    }

    String grades() {
        return Arrays.stream(Grade.values()).map(this::grade).collect(Collectors.joining());
    }

    private String grade(Grade grade) {
        String kind = grade.compareTo(statement.grade()) <= 0 ? "reached" : "ahead";
        return "<li class=\"%s\"><strong>%s</strong>%s</li>\n"
                .formatted(kind, escape(title(grade)), escape(grade.meaning()));
    }

    private static String title(Grade grade) {
        String text = grade.text().replace('_', ' ');
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    String keys() {
        if (statement.keys().isEmpty()) {
            return paragraph("Nothing had ever been sealed for this person.");
        }
        return Html.table(
                List.of("Key for", "Version", "Fingerprint", "Destroyed"),
                statement.keys().stream()
                        .map(key -> List.of(
                                escape(key.purpose()),
                                Integer.toString(key.version()),
                                Html.code(key.fingerprint()),
                                Html.time(key.destroyedAt())))
                        .toList());
    }

    String participants() {
        if (statement.participants().isEmpty()) {
            return paragraph("Nobody else held anything.");
        }
        return Html.table(
                List.of("Part", "Done", "Removed"),
                statement.participants().stream()
                        .map(it -> List.of(
                                escape(it.name()),
                                it.acknowledged().map(Html::time).orElse("Not yet when this was issued"),
                                escape(removed(it))))
                        .toList());
    }

    /** What there was none of is left out; the file has it. */
    private static String removed(Participant participant) {
        String counts = participant.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getKey().replace('_', ' ') + ": " + number(count.getValue()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "\u2013" : counts;
    }

    String verification() {
        return statement.verification().map(StatementWords::scan).orElseGet(this::noScan);
    }

    private static String scan(Verification it) {
        String found =
                " everything that Shrike keeps was read: %s records. %s sealed values of the person were among them, and"
                        + " none could be opened. Nothing readable was found.";
        String counted = found.formatted(number(it.recordsScanned()), number(it.sealedValuesErased()));
        return "<p>On " + Html.time(it.takenAt()) + escape(counted) + "</p>\n";
    }

    private String noScan() {
        return paragraph(
                statement.grade() == Grade.SHREDDED
                        ? "This certificate was issued as soon as the keys were gone. A later one tells of the check."
                        : "This certificate tells of no check.");
    }

    String remains() {
        if (statement.remains().isEmpty()) {
            return paragraph("Nothing.");
        }
        return Html.table(
                List.of("What", "Until"),
                statement.remains().stream()
                        .map(it -> List.of(
                                escape(it.what()), it.until().map(Html::time).orElse("for good")))
                        .toList());
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
