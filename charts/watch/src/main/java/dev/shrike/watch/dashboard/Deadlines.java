package dev.shrike.watch.dashboard;

/** Erasures, requests of people, and the vault. */
final class Deadlines {

    private Deadlines() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        "shrike-gdpr",
                        "Shrike: people's rights",
                        "Erasures, deadlines, certificates, and the key vault. Nothing here says whose.")
                .row("Are we in time?")
                .number(
                        "Erasures overdue",
                        "Erasures that take longer than they may. Somebody has to look at once.",
                        "short",
                        1,
                        "max(shrike_erasure_overdue)")
                .number(
                        "Erasures under way",
                        "Asked for and not completed. Normally each is done within a minute.",
                        "short",
                        Double.NaN,
                        "max(shrike_erasure_open)")
                .number(
                        "Requests overdue",
                        "Requests of people whose last day by law is over.",
                        "short",
                        1,
                        "max(shrike_gdpr_requests_overdue)")
                .atLeast(
                        "Days left",
                        "Days to the nearest last day of a request that is not decided; not known when there is none.",
                        "short",
                        8,
                        "min(shrike_gdpr_requests_days_left)")
                .number(
                        "Holds to review",
                        "Legal holds that somebody wanted to look at by a day that is over. They keep people from being erased.",
                        "short",
                        1,
                        "max(shrike_gdpr_holds_to_review)")
                .atLeast(
                        "Vault open",
                        "1 while every instance of the vault gives out keys. It stays closed until the ledger of erasures is replayed.",
                        "short",
                        1,
                        "min(shrike_vault_open)")
                .row("Erasures")
                .lines(
                        "Oldest erasure under way",
                        "How long ago it was asked for.",
                        "s",
                        new Query("max(shrike_erasure_oldest_age_seconds)", "oldest"))
                .lines(
                        "Who is waited for",
                        "For how long the oldest erasure has waited for each participant. Alert above a quarter of an hour.",
                        "s",
                        900,
                        new Query(
                                "max by (participant) (shrike_erasure_participant_oldest_age_seconds)",
                                "{{participant}}"))
                .lines(
                        "Erasures that wait, by participant",
                        "How many erasures wait for each participant.",
                        "short",
                        new Query("max by (participant) (shrike_erasure_participant_waiting)", "{{participant}}"))
                .lines(
                        "Certificates",
                        "Certificates issued in a day, by grade. shredded comes in seconds, physically_removed after compaction,"
                                + " final when the last backup has expired.",
                        "short",
                        new Query("sum by (grade) (increase(shrike_certificate_issued_total[1d]))", "{{grade}}"))
                .row("Requests of people")
                .lines(
                        "Requests",
                        "Requests that are not decided, those whose day is near, and those whose day is over.",
                        "short",
                        new Query("max(shrike_gdpr_requests_open)", "open"),
                        new Query("max(shrike_gdpr_requests_due_soon)", "due soon"),
                        new Query("max(shrike_gdpr_requests_overdue)", "overdue"))
                .lines(
                        "Days left",
                        "Days to the nearest last day. Alert at seven.",
                        "short",
                        new Query("min(shrike_gdpr_requests_days_left)", "days"))
                .row("The vault and its ledger")
                .lines(
                        "Open, and listening",
                        "Whether each instance of the vault is open, and hears of erasures.",
                        "short",
                        new Query("shrike_vault_open", "{{instance}} open"),
                        new Query("shrike_ledger_followed", "{{instance}} listening"))
                .lines(
                        "What must not happen",
                        "In an hour: alarms of the vault by kind, ledgers that changed, erasures that the tables had forgotten or the"
                                + " ledger had lost. Other than 0 only after a restore.",
                        "short",
                        new Query("sum by (kind) (increase(shrike_vault_alarm_total[1h]))", "{{kind}}"),
                        new Query("sum(increase(shrike_ledger_changed_total[1h]))", "ledger changed"),
                        new Query("sum(increase(shrike_ledger_honoured_total[1h]))", "made to happen again"),
                        new Query("sum(increase(shrike_ledger_republished_total[1h]))", "brought back to the ledger"))
                .lines(
                        "Age of the key-encryption key",
                        "How long the present one has been at work, and after how long another one takes over.",
                        "s",
                        new Query("max(shrike_kek_age_seconds)", "age"),
                        new Query("max(shrike_kek_epoch_seconds)", "epoch"))
                .lines(
                        "Key caches",
                        "Share of keys that each service had at hand. When it falls, the vault is asked more often.",
                        "percentunit",
                        new Query(
                                "sum by (service) (rate(shrike_key_cache_hits_total[$__rate_interval]))"
                                        + " / (sum by (service) (rate(shrike_key_cache_hits_total[$__rate_interval]))"
                                        + " + sum by (service) (rate(shrike_key_cache_misses_total[$__rate_interval])))",
                                "{{service}}"));
    }
}
