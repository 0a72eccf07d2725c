package dev.shrike.gdpr.export;

import java.util.List;
import java.util.stream.Collectors;

/** Tells the person in plain words what they have got. Pure. */
final class Readme {

    static final String NAME = "README.txt";

    private Readme() {}

    static String of(Dossier dossier, Dossier.Coverage coverage, OwnFields fields, List<ArchiveFile> files) {
        return """
                Your data
                =========

                This is what %s keeps about you: your profile, everything that was
                recorded because you did something, and what is kept besides. It was made because
                you, or an administrator for you, asked for it.

                Your id     %s
                Made        %s (UTC)
                This export %s

                The files
                ---------
                %s
                manifest.json
                    How many rows each file has and its SHA-256 checksum, so that you can check
                    that nothing is missing and nothing was changed. It also says up to which
                    position of each stream events were read.

                Files that end in .json are for programs, and hold every value exactly as it is kept.
                Files that end in .csv open in any spreadsheet and hold the same. There an apostrophe
                stands in front of a text that a spreadsheet would take for a formula.

                What is not in here, and why
                ----------------------------
                - What others did, even where it concerns you, such as a rating that somebody gave an
                  image of yours: it is their data. You find your own ratings in here.
                - Other people's personal values inside an event of yours. They stay closed: {"sealed": true}.
                - What happened after this export was made. Ask for another one.
                - Events that are older than the time for which their kind is kept. They are deleted.
                - Your password. Nobody has it: only a fingerprint is kept that cannot be turned back.
                - Numbers that are calculated from what is in here, such as totals and scores.
                %s%s
                These files are not protected by a password. Keep them where only you can read them.
                """.formatted(
                        dossier.maker(),
                        dossier.person(),
                        dossier.made(),
                        dossier.export(),
                        files.stream().map(Readme::line).collect(Collectors.joining()),
                        damaged(fields.tampered()),
                        undecodable(coverage.undecodable()))
                .replace("\n", "\r\n");
    }

    private static String line(ArchiveFile file) {
        return "%s (%,d)%n    %s%n"
                .formatted(file.name(), file.rows(), file.meaning())
                .replace("\r\n", "\n");
    }

    private static String damaged(long values) {
        return values == 0 ? "" : """

                Damaged values: %d. They were changed since they were stored and do not open any more. They
                show as {"tampered": true}, in a spreadsheet as (tampered).
                """.formatted(values);
    }

    private static String undecodable(long messages) {
        return messages == 0 ? "" : """

                Unreadable messages: %d. They stand among your events and cannot be read by anybody.
                """.formatted(messages);
    }
}
