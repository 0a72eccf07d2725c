package dev.shrike.topology.view;

import dev.shrike.topology.view.TopologyGraph.Kind;
import dev.shrike.topology.view.TopologyGraph.Part;
import dev.shrike.topology.view.TopologyGraph.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The picture of a topology as Mermaid text: topics lie on their sides, stores stand, processors are boxes. Names are labels
 * only; the ids are numbers, so that no name can break the text.
 */
public final class Mermaid {
    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Mermaid() {}

    /** Draws a topology. */
    public static String of(TopologyGraph graph) {
        var picture = new Mermaid();
        graph.parts().forEach(picture::part);
        graph.parts().forEach(part -> part.nodes().forEach(picture::edges));
        return picture.text.toString();
    }

    private void part(Part part) {
        text.append("  subgraph part")
                .append(part.number())
                .append("[\"sub-topology ")
                .append(part.number());
        text.append("\"]\n");
        for (Step step : part.nodes()) {
            node("node", step.name(), "[\"", "\"]");
            step.stores().forEach(store -> node("store", store, "[(\"", "\")]"));
        }
        text.append("  end\n");
        part.nodes().forEach(step -> step.topics().forEach(topic -> node("topic", topic, "([\"", "\"])")));
    }

    private void edges(Step step) {
        String here = id("node", step.name());
        for (String topic : step.topics()) {
            String there = id("topic", topic);
            edge(step.kind() == Kind.SOURCE ? there : here, "-->", step.kind() == Kind.SOURCE ? here : there);
        }
        step.stores().forEach(store -> edge(here, "-.-", id("store", store)));
        step.next().forEach(next -> edge(here, "-->", id("node", next)));
    }

    private void edge(String from, String arrow, String to) {
        text.append("  ")
                .append(from)
                .append(' ')
                .append(arrow)
                .append(' ')
                .append(to)
                .append('\n');
    }

    private void node(String kind, String name, String open, String close) {
        if (!ids.containsKey(kind + " " + name)) {
            String label = name.replace("\"", "#quot;");
            text.append("  ")
                    .append(id(kind, name))
                    .append(open)
                    .append(label)
                    .append(close)
                    .append('\n');
        }
    }

    private String id(String kind, String name) {
        return ids.computeIfAbsent(kind + " " + name, key -> "n" + ids.size());
    }
}
