package dev.shrike.gdpr.right;

import dev.shrike.gdpr.right.Handled.Denied;
import dev.shrike.gdpr.right.Handled.Happened;
import java.time.LocalDate;

/**
 * What may happen to a request. Pure and thread-safe.
 *
 * @param deadlines which decide until when it may
 */
public record RequestRules(Deadlines deadlines) {

    /** A request comes in, on this day or, by letter, on an earlier one. */
    public Handled receive(RequestKind kind, LocalDate received, LocalDate today) {
        return received.isAfter(today)
                ? new Denied(Denial.RECEIVED_IN_THE_FUTURE)
                : new Happened(new RequestEvent.Received(received, kind));
    }

    /** Whether a command is followed, and as what. */
    public Handled handle(RequestCommand command, RightsRequest request) {
        if (request.state().decided()) {
            return new Denied(Denial.ALREADY_DECIDED);
        }
        if (command.today().isBefore(request.pausedSince().orElse(request.received()))) {
            return new Denied(Denial.BEFORE_THE_LAST_STEP);
        }
        return switch (command) {
            case RequestCommand.Extend extend -> extend(extend, request);
            case RequestCommand.Pause pause ->
                request.state() == RequestState.PAUSED
                        ? new Denied(Denial.ALREADY_PAUSED)
                        : new Happened(new RequestEvent.Paused(pause.today(), pause.awaited()));
            case RequestCommand.Resume resume ->
                request.state() == RequestState.PAUSED
                        ? new Happened(new RequestEvent.Resumed(resume.today()))
                        : new Denied(Denial.NOT_PAUSED);
            case RequestCommand.Grant grant -> new Happened(new RequestEvent.Granted(grant.today()));
            case RequestCommand.Refuse refuse -> refuse(refuse, request);
            case RequestCommand.Withdraw withdraw -> new Happened(new RequestEvent.Withdrawn(withdraw.today()));
        };
    }

    private Handled extend(RequestCommand.Extend extend, RightsRequest request) {
        if (request.extraMonths() > 0) {
            return new Denied(Denial.ALREADY_EXTENDED);
        }
        if (extend.months() < 1 || extend.months() > Deadlines.MOST_EXTRA_MONTHS) {
            return new Denied(Denial.MONTHS_OUT_OF_RANGE);
        }
        if (extend.reason().isBlank()) {
            return new Denied(Denial.REASON_MISSING);
        }
        return extend.today().isAfter(deadlines.lastDayToExtend(request, extend.today()))
                ? new Denied(Denial.TOO_LATE_TO_EXTEND)
                : new Happened(new RequestEvent.Extended(extend.today(), extend.months(), extend.reason()));
    }

    private static Handled refuse(RequestCommand.Refuse refuse, RightsRequest request) {
        if (!refuse.ground().appliesTo(request.kind())) {
            return new Denied(Denial.GROUND_DOES_NOT_APPLY);
        }
        return refuse.reason().isBlank()
                ? new Denied(Denial.REASON_MISSING)
                : new Happened(new RequestEvent.Refused(refuse.today(), refuse.ground(), refuse.reason()));
    }
}
