package dev.shrike.admin.page.deadletters;

import java.util.List;
import java.util.UUID;

/** The letters of one event in one service, one for each handler that failed on it. */
record ServiceLetterView(String service, UUID event, List<ServiceLetter> letters) {

    ServiceLetter first() {
        return letters.getFirst();
    }

    List<LetterRow> rows() {
        return letters.stream().map(LetterRow::of).toList();
    }
}
