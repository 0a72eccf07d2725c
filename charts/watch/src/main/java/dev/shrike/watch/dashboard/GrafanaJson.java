package dev.shrike.watch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.watch.dashboard.Panel.Kind;
import dev.shrike.watch.promql.Expression;
import java.util.List;

/** Writes a dashboard as Grafana's JSON model. Thread-safe. */
public final class GrafanaJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of Grafana 12; older ones since 10 read it as well. */
    private static final int SCHEMA = 41;

    private static final int WIDTH = 24;
    private static final String NAMESPACE = "namespace=~\"$namespace\"";

    private GrafanaJson() {}

    /** The file's text. */
    public static String of(Dashboard dashboard) {
        ObjectNode root = JSON.createObjectNode();
        root.put("uid", dashboard.name());
        root.put("title", dashboard.title());
        root.put("description", dashboard.description());
        root.putArray("tags").add("shrike");
        root.put("schemaVersion", SCHEMA);
        root.put("editable", false);
        root.put("graphTooltip", 1);
        root.put("refresh", "30s");
        root.put("timezone", "browser");
        root.putObject("time").put("from", "now-3h").put("to", "now");
        link(root.putArray("links").addObject());
        variables(root.putObject("templating").putArray("list"));
        panels(dashboard, root.putArray("panels"));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void link(ObjectNode link) {
        link.put("type", "dashboards").put("title", "Shrike").put("asDropdown", true);
        link.put("includeVars", true).put("keepTime", true).putArray("tags").add("shrike");
    }

    private static void variables(ArrayNode list) {
        list.addObject()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
        ObjectNode namespace = list.addObject();
        namespace.put("name", "namespace").put("label", "Namespace").put("type", "query");
        namespace.set("datasource", source());
        namespace.put("query", "label_values(shrike_nats_connected, namespace)");
        namespace.put("refresh", 2).put("sort", 1).put("multi", true).put("includeAll", true);
        namespace.put("allValue", ".*"); // also what has no namespace
        namespace.putObject("current").put("text", "All").put("value", "$__all");
    }

    private static void panels(Dashboard dashboard, ArrayNode list) {
        int id = 1;
        int y = 0;
        for (Dashboard.Row row : dashboard.rows()) {
            ObjectNode heading = list.addObject();
            heading.put("id", id++).put("type", "row").put("title", row.title()).put("collapsed", false);
            place(heading, 0, y++, WIDTH, 1);
            int x = 0;
            int height = 0;
            for (Panel panel : row.panels()) {
                if (x + panel.kind().width() > WIDTH
                        || height != 0 && panel.kind().height() != height) {
                    x = 0;
                    y += height;
                }
                height = panel.kind().height();
                panel(list.addObject().put("id", id++), panel, x, y);
                x += panel.kind().width();
            }
            y += height;
        }
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static ObjectNode panel(ObjectNode json, Panel panel, int x, int y) {
        Kind kind = panel.kind();
        json.put("type", kind.type()).put("title", panel.title()).put("description", panel.description());
        json.set("datasource", source());
        place(json, x, y, kind.width(), kind.height());
        defaults(json.putObject("fieldConfig").putObject("defaults"), panel);
        options(json.putObject("options"), kind);
        targets(json.putArray("targets"), panel.queries(), kind);
        return json;
    }

    private static void defaults(ObjectNode defaults, Panel panel) {
        defaults.put("unit", panel.unit());
        ObjectNode thresholds = defaults.putObject("thresholds").put("mode", "absolute");
        ArrayNode steps = thresholds.putArray("steps");
        boolean atLeast = panel.kind() == Kind.AT_LEAST;
        steps.addObject().put("color", atLeast ? "red" : "green").putNull("value");
        if (!Double.isNaN(panel.limit())) {
            steps.addObject().put("color", atLeast ? "green" : "red").put("value", panel.limit());
        }
        if (panel.kind() == Kind.LINES) {
            ObjectNode custom = defaults.putObject("custom");
            custom.put("fillOpacity", 5).put("showPoints", "never").put("spanNulls", false);
            custom.putObject("thresholdsStyle").put("mode", Double.isNaN(panel.limit()) ? "off" : "dashed");
        } else {
            defaults.put("noValue", "not known");
        }
    }

    private static void options(ObjectNode options, Kind kind) {
        if (kind == Kind.LINES) {
            options.putObject("legend")
                    .put("displayMode", "table")
                    .put("placement", "bottom")
                    .put("showLegend", true)
                    .putArray("calcs")
                    .add("lastNotNull")
                    .add("max");
            options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        } else {
            options.put("colorMode", "background").put("graphMode", "none");
            options.putObject("reduceOptions").putArray("calcs").add("lastNotNull");
        }
    }

    private static void targets(ArrayNode targets, List<Query> queries, Kind kind) {
        char ref = 'A';
        for (Query query : queries) {
            ObjectNode target = targets.addObject().put("refId", String.valueOf(ref++));
            target.set("datasource", source());
            target.put("expr", Expression.of(query.expression()).within(NAMESPACE));
            target.put("legendFormat", query.legend());
            target.put("instant", kind != Kind.LINES).put("range", kind == Kind.LINES);
        }
    }

    private static ObjectNode source() {
        return JSON.createObjectNode().put("type", "prometheus").put("uid", "${datasource}");
    }
}
