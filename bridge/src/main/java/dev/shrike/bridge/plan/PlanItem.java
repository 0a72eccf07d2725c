package dev.shrike.bridge.plan;

/**
 * One thing that was looked at.
 *
 * @param area part of the whole: NATS, Kafka, ...
 * @param what name of the thing
 * @param verdict on it
 * @param found what is there
 * @param advice what to do; empty where nothing is to be done
 */
public record PlanItem(String area, String what, Verdict verdict, String found, String advice) {
    static PlanItem ok(String area, String what, String found) {
        return new PlanItem(area, what, Verdict.OK, found, "");
    }

    static PlanItem create(String area, String what, String found) {
        return new PlanItem(area, what, Verdict.CREATE, found, "");
    }

    static PlanItem warn(String area, String what, String found, String advice) {
        return new PlanItem(area, what, Verdict.WARN, found, advice);
    }

    static PlanItem error(String area, String what, String found, String advice) {
        return new PlanItem(area, what, Verdict.ERROR, found, advice);
    }
}
