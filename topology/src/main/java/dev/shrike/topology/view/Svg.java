package dev.shrike.topology.view;

import dev.shrike.topology.view.TopologyGraph.Kind;
import dev.shrike.topology.view.TopologyGraph.Part;
import dev.shrike.topology.view.TopologyGraph.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The picture of a topology as SVG: a band for each sub-topology, in it the nodes from left to right in the order in which
 * records pass them, each with its topics or stores below its name.
 */
public final class Svg {
    private static final int WIDTH = 330;
    private static final int HEIGHT = 34;
    private static final int GAP = 60;
    private static final int LINE = 12;
    private static final Map<Kind, String> FILL =
            Map.of(Kind.SOURCE, "#dbeafe", Kind.PROCESSOR, "#f3f4f6", Kind.SINK, "#dcfce7");

    private final StringBuilder edges = new StringBuilder();
    private final StringBuilder boxes = new StringBuilder();
    private int right = WIDTH;
    private int bottom = LINE;

    private Svg() {}

    /** Where a node is drawn. */
    private record Box(Step step, int x, int y, int height) {
        int middle() {
            return y + height / 2;
        }
    }

    /** Draws a topology. */
    public static String of(TopologyGraph graph) {
        var picture = new Svg();
        graph.parts().forEach(picture::part);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n%s%s</svg>\n"
                .formatted(picture.right + LINE, picture.bottom + LINE, picture.edges, picture.boxes);
    }

    private void part(Part part) {
        boxes.append("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">sub-topology %d</text>\n"
                .formatted(LINE, bottom + LINE, part.number()));
        int top = bottom + 2 * LINE;
        Map<String, Box> placed = place(part, top);
        for (Box box : placed.values()) {
            draw(box);
            box.step().next().forEach(next -> edge(box, placed.get(next)));
        }
        bottom = placed.values().stream()
                        .mapToInt(box -> box.y() + box.height())
                        .max()
                        .orElse(top)
                + LINE;
    }

    private static Map<String, Box> place(Part part, int top) {
        Map<Integer, Integer> filled = new HashMap<>();
        Map<String, Box> placed = new TreeMap<>();
        Map<String, Integer> columns = columns(part);
        for (Step step : part.nodes()) {
            int column = columns.get(step.name());
            int height = HEIGHT + LINE * Math.max(0, details(step).size() - 1);
            int y = filled.getOrDefault(column, top);
            placed.put(step.name(), new Box(step, LINE + column * (WIDTH + GAP), y, height));
            filled.put(column, y + height + LINE);
        }
        return placed;
    }

    /** As far to the right as the longest way to it; no topology has a way back. */
    private static Map<String, Integer> columns(Part part) {
        Map<String, Integer> columns = new HashMap<>();
        part.nodes().forEach(step -> columns.put(step.name(), 0));
        for (int pass = 0; pass < part.nodes().size(); pass++) {
            for (Step step : part.nodes()) {
                int after = columns.get(step.name()) + 1;
                step.next().forEach(next -> columns.merge(next, after, Math::max));
            }
        }
        return columns;
    }

    private void draw(Box box) {
        right = Math.max(right, box.x() + WIDTH);
        boxes.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"#6b7280\"/>\n"
                .formatted(
                        box.x(),
                        box.y(),
                        WIDTH,
                        box.height(),
                        FILL.get(box.step().kind())));
        line(box, 0, box.step().name(), "#111827");
        List<String> details = details(box.step());
        for (int i = 0; i < details.size(); i++) {
            line(box, i + 1, details.get(i), "#6b7280");
        }
    }

    private static List<String> details(Step step) {
        var details = new ArrayList<String>(step.topics());
        step.stores().forEach(store -> details.add("store " + store));
        return details;
    }

    private void line(Box box, int number, String words, String colour) {
        boxes.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
                .formatted(box.x() + 6, box.y() + 14 + number * LINE, colour, escaped(words)));
    }

    private void edge(Box from, Box to) {
        edges.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#6b7280\"/>\n"
                .formatted(from.x() + WIDTH, from.middle(), to.x(), to.middle()));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
