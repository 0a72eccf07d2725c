package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.standalone.system.Callers.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found when everybody called everything: a row is an operation, a cell is what it answered to one kind of caller. */
final class Matrix {

    private final Set<String> rows = new LinkedHashSet<>();
    private final List<String> holes = new ArrayList<>();
    private int cells;

    /** What an answer says of the caller. */
    enum Verdict {
        LET_IN,
        REFUSED,
        /** Neither: a refusal meant for somebody else, or a fault. */
        UNCLEAR;

        static Verdict of(Kind kind, int status) {
            if (kind.isRefusedBy(status)) {
                return REFUSED;
            }
            return status == 401 || status == 403 || status == 500 ? UNCLEAR : LET_IN;
        }
    }

    /** One cell, by the answer's status. */
    void cell(Object operation, List<String> mayCall, Kind kind, int status) {
        cell(operation, mayCall, kind, Verdict.of(kind, status), Integer.toString(status));
    }

    /**
     * One cell.
     *
     * @param mayCall as the API descriptions name callers
     * @param answer for whoever reads of a hole
     */
    void cell(Object operation, List<String> mayCall, Kind kind, Verdict verdict, String answer) {
        rows.add(operation.toString());
        cells++;
        Verdict right = kind.isAmong(mayCall) ? Verdict.LET_IN : Verdict.REFUSED;
        if (verdict != right) {
            holes.add(operation + " answers " + kind + " with " + answer + ", and is for " + mayCall);
        }
    }

    void requireNoHoles(int leastRows) {
        assertThat(rows).as("rows of the matrix").hasSizeGreaterThanOrEqualTo(leastRows);
        assertThat(cells).as("every row has all kinds").isEqualTo(rows.size() * Kind.values().length);
        assertThat(holes).as("holes in the matrix").isEmpty();
    }

    @Override
    public String toString() {
        return rows.size() + " operations x " + Kind.values().length + " kinds of caller";
    }
}
