package dev.shrike.gdpr.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestRulesTest {

    private static final String REASON = "There are forty archives to search.";
    private static final Deadlines DEADLINES = new Deadlines(ZoneOffset.UTC, WorkingDays.WEEKDAYS);
    private static final RequestRules RULES = new RequestRules(DEADLINES);

    /** Due on Monday, 7 December 2026. */
    private static final LocalDate RECEIVED = LocalDate.parse("2026-11-05");

    private static final RightsRequest ERASURE = received(RequestKind.ERASURE);

    @Test
    void aRequestIsOpenFromTheDayOnWhichItWasReceived() {
        assertThat(RULES.receive(RequestKind.ACCESS, RECEIVED, RECEIVED.plusDays(3)))
                .isEqualTo(new Handled.Happened(new RequestEvent.Received(RECEIVED, RequestKind.ACCESS)));
        assertThat(RULES.receive(RequestKind.ACCESS, RECEIVED.plusDays(1), RECEIVED))
                .isEqualTo(new Handled.Denied(Denial.RECEIVED_IN_THE_FUTURE));
    }

    @Test
    void anExtensionIsCountedFromReceipt() {
        RightsRequest extended = after(ERASURE, new RequestCommand.Extend(RECEIVED.plusDays(20), 2, REASON));

        assertThat(DEADLINES.due(extended, RECEIVED.plusDays(20))).isEqualTo("2027-02-05");
    }

    @Test
    void anExtensionIsToldWithinTheFirstMonthOrNotAtAll() {
        LocalDate lastDay = LocalDate.parse("2026-12-07");

        assertThat(RULES.handle(new RequestCommand.Extend(lastDay, 1, REASON), ERASURE))
                .isInstanceOf(Handled.Happened.class);
        assertThat(denial(new RequestCommand.Extend(lastDay.plusDays(1), 1, REASON), ERASURE))
                .isEqualTo(Denial.TOO_LATE_TO_EXTEND);
    }

    @Test
    void aPeriodIsExtendedOnceByAMonthOrTwoAndWithAReason() {
        LocalDate today = RECEIVED.plusDays(1);
        RightsRequest extended = after(ERASURE, new RequestCommand.Extend(today, 1, REASON));

        assertThat(denial(new RequestCommand.Extend(today, 1, REASON), extended))
                .isEqualTo(Denial.ALREADY_EXTENDED);
        assertThat(denial(new RequestCommand.Extend(today, 0, REASON), ERASURE)).isEqualTo(Denial.MONTHS_OUT_OF_RANGE);
        assertThat(denial(new RequestCommand.Extend(today, 3, REASON), ERASURE)).isEqualTo(Denial.MONTHS_OUT_OF_RANGE);
        assertThat(denial(new RequestCommand.Extend(today, 1, " \n"), ERASURE)).isEqualTo(Denial.REASON_MISSING);
    }

    @Test
    void theClockStandsStillWhileThePersonIsWaitedFor() {
        RightsRequest paused = after(ERASURE, new RequestCommand.Pause(RECEIVED.plusDays(2), Awaited.IDENTITY));
        LocalDate muchLater = RECEIVED.plusDays(202);

        assertThat(DEADLINES.overdue(paused, muchLater)).isFalse();
        RightsRequest resumed = after(paused, new RequestCommand.Resume(muchLater));
        assertThat(resumed.pausedDays()).isEqualTo(200);
        assertThat(DEADLINES.due(resumed, muchLater))
                .isEqualTo(WorkingDays.WEEKDAYS.onOrAfter(
                        LocalDate.parse("2026-12-05").plusDays(200)));
        assertThat(DEADLINES.overdue(resumed, muchLater)).isFalse();
    }

    @Test
    void thereIsTimeToExtendAfterAPauseToo() {
        RightsRequest resumed = after(
                ERASURE,
                new RequestCommand.Pause(RECEIVED.plusDays(1), Awaited.INFORMATION),
                new RequestCommand.Resume(RECEIVED.plusDays(61)));

        assertThat(RULES.handle(new RequestCommand.Extend(RECEIVED.plusDays(70), 1, REASON), resumed))
                .isInstanceOf(Handled.Happened.class);
    }

    @Test
    void theClockIsStoppedOnceAndStartedOnce() {
        RightsRequest paused = after(ERASURE, new RequestCommand.Pause(RECEIVED, Awaited.IDENTITY));

        assertThat(denial(new RequestCommand.Pause(RECEIVED, Awaited.IDENTITY), paused))
                .isEqualTo(Denial.ALREADY_PAUSED);
        assertThat(denial(new RequestCommand.Resume(RECEIVED), ERASURE)).isEqualTo(Denial.NOT_PAUSED);
        assertThat(denial(new RequestCommand.Resume(RECEIVED.minusDays(1)), paused))
                .isEqualTo(Denial.BEFORE_THE_LAST_STEP);
    }

    @Test
    void aRequestIsOverdueOnTheDayAfterItsLast() {
        assertThat(DEADLINES.overdue(ERASURE, LocalDate.parse("2026-12-07"))).isFalse();
        assertThat(DEADLINES.overdue(ERASURE, LocalDate.parse("2026-12-08"))).isTrue();
        assertThat(DEADLINES.overdue(after(ERASURE, new RequestCommand.Grant(RECEIVED)), LocalDate.MAX.minusYears(1)))
                .isFalse();
    }

    @Test
    void aRefusalNeedsAGroundOfThatRightAndAReason() {
        RightsRequest access = received(RequestKind.ACCESS);

        assertThat(denial(new RequestCommand.Refuse(RECEIVED, RefusalGround.LEGAL_CLAIMS, "A court asked."), access))
                .isEqualTo(Denial.GROUND_DOES_NOT_APPLY);
        assertThat(denial(new RequestCommand.Refuse(RECEIVED, RefusalGround.LEGAL_CLAIMS, ""), ERASURE))
                .isEqualTo(Denial.REASON_MISSING);
        assertThat(after(ERASURE, new RequestCommand.Refuse(RECEIVED, RefusalGround.LEGAL_CLAIMS, "A court asked."))
                        .state())
                .isEqualTo(RequestState.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void everyRequestCanBeRefusedAsUnfoundedOrExcessive(RequestKind kind) {
        assertThat(List.of(RefusalGround.MANIFESTLY_UNFOUNDED, RefusalGround.EXCESSIVE))
                .allMatch(ground -> ground.appliesTo(kind) && ground.article().equals("12(5)"));
    }

    @Test
    void whatAPersonWroteIsNotShown() {
        assertThat(List.of(
                        new RequestCommand.Extend(RECEIVED, 1, "secret"),
                        new RequestCommand.Refuse(RECEIVED, RefusalGround.EXCESSIVE, "secret"),
                        new RequestEvent.Extended(RECEIVED, 1, "secret"),
                        new RequestEvent.Refused(RECEIVED, RefusalGround.EXCESSIVE, "secret")))
                .noneMatch(it -> it.toString().contains("secret"));
    }

    @Property
    void whateverIsAskedARequestKeepsToTheLaw(@ForAll("commands") List<RequestCommand> commands) {
        RightsRequest request = ERASURE;
        Optional<RightsRequest> decided = Optional.empty();
        for (RequestCommand command : commands) {
            if (RULES.handle(command, request) instanceof Handled.Happened(RequestEvent event)) {
                assertThat(decided).as("nothing happens after a decision").isEmpty();
                RightsRequest next = request.evolve(event);
                assertThat(DEADLINES.due(next, command.today()))
                        .as("no step brings the deadline forward")
                        .isAfterOrEqualTo(DEADLINES.due(request, command.today()));
                request = next;
                decided = Optional.of(next).filter(it -> it.state().decided());
            }
            assertThat(request.extraMonths()).isBetween(0, Deadlines.MOST_EXTRA_MONTHS);
            assertThat(request.pausedDays()).isNotNegative();
            assertThat(request.pausedSince().isPresent()).isEqualTo(request.state() == RequestState.PAUSED);
            assertThat(request.received()).isEqualTo(RECEIVED);
        }
    }

    @Provide
    Arbitrary<List<RequestCommand>> commands() {
        Arbitrary<LocalDate> today = Arbitraries.integers().between(-2, 120).map(RECEIVED::plusDays);
        return today.flatMap(RequestRulesTest::onDay).list().ofMaxSize(12);
    }

    private static Arbitrary<RequestCommand> onDay(LocalDate day) {
        return Arbitraries.of(
                new RequestCommand.Extend(day, 1, REASON),
                new RequestCommand.Extend(day, 2, REASON),
                new RequestCommand.Extend(day, 3, REASON),
                new RequestCommand.Pause(day, Awaited.IDENTITY),
                new RequestCommand.Pause(day, Awaited.INFORMATION),
                new RequestCommand.Resume(day),
                new RequestCommand.Resume(day),
                new RequestCommand.Grant(day),
                new RequestCommand.Refuse(day, RefusalGround.EXCESSIVE, REASON),
                new RequestCommand.Withdraw(day));
    }

    private static RightsRequest received(RequestKind kind) {
        return RightsRequest.received(new RequestEvent.Received(RECEIVED, kind));
    }

    private static RightsRequest after(RightsRequest request, RequestCommand... commands) {
        RightsRequest now = request;
        for (RequestCommand command : commands) {
            assertThat(RULES.handle(command, now)).isInstanceOf(Handled.Happened.class);
            now = now.evolve(((Handled.Happened) RULES.handle(command, now)).event());
        }
        return now;
    }

    private static Denial denial(RequestCommand command, RightsRequest request) {
        assertThat(RULES.handle(command, request)).isInstanceOf(Handled.Denied.class);
        return ((Handled.Denied) RULES.handle(command, request)).denial();
    }
}
