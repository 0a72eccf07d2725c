package dev.shrike.statistics.count;

import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.WindowCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Events per window of event time, oldest first; windows without events are left out. */
record WindowsAnswer(List<Row> windows) {

    static WindowsAnswer of(List<WindowCount> counts) {
        return new WindowsAnswer(counts.stream()
                .map(count -> new Row(count.start(), count.event(), count.type(), count.count()))
                .toList());
    }

    /** How many events of one type there were in the window that starts then. */
    record Row(Instant start, String event, String type, long count) {}

    /** How many people did something, by UTC day, oldest first. */
    record Days(List<Day> days) {

        static Days of(List<ActivePeople> days) {
            return new Days(
                    days.stream().map(day -> new Day(day.day(), day.people())).toList());
        }

        /** One day. */
        record Day(LocalDate day, long people) {}
    }
}
