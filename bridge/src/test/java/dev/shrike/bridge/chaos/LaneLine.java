package dev.shrike.bridge.chaos;

import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import java.util.Optional;

/**
 * What a bridge process says of one lane, on a line of its own.
 *
 * @param lane its name
 * @param state what it does there
 * @param sequence the last committed one
 * @param lost sequences that were gone before they were mirrored
 * @param lastError the latest failure, or empty
 */
record LaneLine(String lane, LaneState state, long sequence, long lost, String lastError) {
    private static final String MARK = "@lane";
    private static final int FIELDS = 6;

    static LaneLine of(LaneStatus status) {
        return new LaneLine(
                status.name(),
                status.state(),
                status.sequence(),
                status.lost(),
                status.lastError().orElse("").replace('\n', ' '));
    }

    String text() {
        return String.join(" ", MARK, lane, state.name(), Long.toString(sequence), Long.toString(lost), lastError);
    }

    /** The line, if it is one of these. */
    static Optional<LaneLine> parse(String text) {
        String[] fields = text.split(" ", FIELDS);
        return fields.length == FIELDS && fields[0].equals(MARK)
                ? Optional.of(new LaneLine(
                        fields[1],
                        LaneState.valueOf(fields[2]),
                        Long.parseLong(fields[3]),
                        Long.parseLong(fields[4]),
                        fields[5]))
                : Optional.empty();
    }
}
