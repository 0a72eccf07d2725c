package dev.shrike.admin.page.topologies;

import dev.shrike.admin.page.topologies.Topology.Part;
import dev.shrike.admin.page.topologies.Topology.Step;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the nodes of a topology are drawn: a band for each sub-topology, in it the nodes from left to right in the order in which records
 * pass them, those of a column near to what they get records from. In units of a pixel.
 */
record Picture(int width, int height, List<Band> bands, List<Box> boxes, List<Edge> edges) {
    private static final int PAD = 14;
    private static final int GAP = 56;
    private static final int BETWEEN = 14;
    private static final int LINE = 16;
    private static final int TITLE = 26;
    private static final int CHARACTER = 7;
    private static final int NARROWEST = 150;
    private static final int SIDES = 36;
    private static final int LAG = 84;

    /** A sub-topology. */
    record Band(int number, int y, int height) {
        int middle() {
            return y + TITLE - 9;
        }
    }

    /**
     * A node.
     *
     * @param kind {@code source}, {@code processor} or {@code sink}
     * @param lines its name, and below it its topics or stores
     * @param lag offsets that its topics still hold; null when it reads none
     */
    record Box(
            int x,
            int y,
            int width,
            int height,
            String kind,
            List<String> lines,
            @Nullable Long lag) {
        int textX() {
            return x + 10;
        }

        int lineY(int line) {
            return y + 18 + line * LINE;
        }

        boolean behind() {
            return lag != null && lag > BEHIND;
        }

        int lagX() {
            return x + width - 8;
        }
    }

    /** What flows, as the path of a curve. */
    record Edge(String path) {}

    private static final long BEHIND = 1_000;

    static Picture of(Topology topology) {
        Drawing drawing = new Drawing(topology);
        topology.graph().parts().forEach(drawing::part);
        return new Picture(drawing.right + PAD, drawing.bottom + PAD, drawing.bands, drawing.boxes, drawing.edges);
    }

    private static final class Drawing {
        private final Topology topology;
        private final List<Band> bands = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();
        private int right;
        private int bottom;

        Drawing(Topology topology) {
            this.topology = topology;
        }

        private void part(Part part) {
            int top = bottom + PAD;
            Map<String, Box> placed = place(part, top + TITLE);
            int end = placed.values().stream()
                    .mapToInt(box -> box.y() + box.height())
                    .max()
                    .orElse(top + TITLE);
            bands.add(new Band(part.number(), top, end - top + PAD));
            boxes.addAll(placed.values());
            for (Step step : part.nodes()) {
                step.next().stream()
                        .filter(placed::containsKey)
                        .forEach(next -> edges.add(edge(placed.get(step.name()), placed.get(next))));
            }
            right = Math.max(
                    right,
                    placed.values().stream()
                            .mapToInt(box -> box.x() + box.width())
                            .max()
                            .orElse(0));
            bottom = end + PAD;
        }

        private Map<String, Box> place(Part part, int top) {
            Map<Integer, List<Step>> columns = columns(part);
            Map<String, Box> placed = new HashMap<>();
            int x = PAD * 2;
            for (List<Step> column : columns.values()) {
                int width = column.stream().mapToInt(Drawing::width).max().orElse(NARROWEST);
                int y = top;
                List<Step> near = column.stream()
                        .sorted(Comparator.comparingDouble((Step step) -> pull(step, part, placed))
                                .thenComparing(Step::name))
                        .toList();
                for (Step step : near) {
                    Box box = box(step, x, y, width);
                    placed.put(step.name(), box);
                    y += box.height() + BETWEEN;
                }
                x += width + GAP;
            }
            return placed;
        }

        /** How far down those stand on average that a node gets records from. */
        private static double pull(Step step, Part part, Map<String, Box> placed) {
            return part.nodes().stream()
                    .filter(other -> other.next().contains(step.name()) && placed.containsKey(other.name()))
                    .mapToInt(other -> placed.get(other.name()).y())
                    .average()
                    .orElse(0);
        }

        /** As far to the right as the longest way to it; no topology has a way back. */
        private static Map<Integer, List<Step>> columns(Part part) {
            Map<String, Integer> depth = new HashMap<>();
            part.nodes().forEach(step -> depth.put(step.name(), 0));
            for (int pass = 0; pass < part.nodes().size(); pass++) {
                for (Step step : part.nodes()) {
                    int after = depth.get(step.name()) + 1;
                    step.next().stream()
                            .filter(depth::containsKey)
                            .forEach(next -> depth.merge(next, after, Math::max));
                }
            }
            Map<Integer, List<Step>> columns = new TreeMap<>();
            part.nodes()
                    .forEach(step -> columns.computeIfAbsent(depth.get(step.name()), first -> new ArrayList<>())
                            .add(step));
            return columns;
        }

        private Box box(Step step, int x, int y, int width) {
            List<String> lines = lines(step);
            boolean source = step.kind().equalsIgnoreCase("source");
            long lag = step.topics().stream().mapToLong(topology::lagOf).sum();
            return new Box(
                    x,
                    y,
                    width,
                    LINE * lines.size() + 14,
                    step.kind().toLowerCase(Locale.ROOT),
                    lines,
                    source ? (Long) lag : null);
        }

        private static List<String> lines(Step step) {
            List<String> lines = new ArrayList<>();
            lines.add(step.name());
            lines.addAll(step.topics());
            step.stores().forEach(store -> lines.add("store " + store));
            return lines;
        }

        private static int width(Step step) {
            int longest = lines(step).stream().mapToInt(String::length).max().orElse(0);
            int named = step.kind().equalsIgnoreCase("source") ? step.name().length() * CHARACTER + LAG : 0;
            return Math.max(NARROWEST, Math.max(longest * CHARACTER + SIDES, named + SIDES));
        }

        private static Edge edge(Box from, Box to) {
            int x1 = from.x() + from.width();
            int y1 = from.y() + from.height() / 2;
            int y2 = to.y() + to.height() / 2;
            int bend = GAP / 2;
            return new Edge(
                    "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, x1 + bend, y1, to.x() - bend, y2, to.x(), y2));
        }
    }
}
