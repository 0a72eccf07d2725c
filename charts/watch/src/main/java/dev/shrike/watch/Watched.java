package dev.shrike.watch;

import dev.shrike.watch.dashboard.Dashboard;
import dev.shrike.watch.dashboard.Dashboards;
import dev.shrike.watch.promql.Expression;
import dev.shrike.watch.rule.Rule;
import dev.shrike.watch.rule.Rules;
import dev.shrike.watch.scrape.Scrape;
import dev.shrike.watch.scrape.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that the chart watches. */
public final class Watched {

    private Watched() {}

    /** What rules and dashboards read that a platform does not tell, and who reads it; empty when it tells all. */
    public static List<String> missing(Path charts, Scrape scrape) throws IOException {
        List<Rule> rules = Rules.all(charts);
        var wanted = new Wanted(
                scrape,
                rules.stream().filter(rule -> !rule.alert()).map(Rule::name).toList());
        List<String> missing = new ArrayList<>();
        for (Rule rule : rules) {
            wanted.missing(rule.expression()).forEach(what -> missing.add(rule.name() + ": " + what));
        }
        for (Dashboard dashboard : Dashboards.all()) {
            dashboard
                    .panels()
                    .forEach(panel -> panel.queries()
                            .forEach(query -> wanted.missing(Expression.of(query.expression()))
                                    .forEach(what ->
                                            missing.add(dashboard.name() + ", " + panel.title() + ": " + what))));
        }
        return missing;
    }
}
