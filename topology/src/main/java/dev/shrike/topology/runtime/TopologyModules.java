package dev.shrike.topology.runtime;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.TopologyModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The topologies on the class path: those of the platform and those that jars of other teams bring, by {@link ServiceLoader}. */
final class TopologyModules {
    /** What becomes part of topic names and folders. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private TopologyModules() {}

    /**
     * Those of a class path that are selected, in its order.
     *
     * @throws TopologyStartException when one cannot be loaded, is badly named or lists a store twice, when two of one name or with one topic of
     *     their own are there, or when a selected one is not
     */
    static List<TopologyModule> selected(ClassLoader loader, Selection selection) {
        return selected(load(loader), selection);
    }

    static List<TopologyModule> selected(List<TopologyModule> found, Selection selection) {
        var byName = new HashMap<String, TopologyModule>();
        for (TopologyModule module : found) {
            requireGood(module);
            requireFirst(byName.put(module.name(), module), module, "the name " + module.name());
        }
        var missing = new TreeSet<>(selection.names());
        missing.removeAll(byName.keySet());
        if (!missing.isEmpty()) {
            throw new TopologyStartException("No topology is called " + String.join(", ", missing)
                    + "; on the class path are " + String.join(", ", new TreeSet<>(byName.keySet())));
        }
        List<TopologyModule> selected =
                found.stream().filter(module -> selection.has(module.name())).toList();
        requireOwners(selected);
        return selected;
    }

    private static List<TopologyModule> load(ClassLoader loader) {
        var found = new ArrayList<TopologyModule>();
        try {
            ServiceLoader.load(TopologyModule.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new TopologyStartException("A topology on the class path cannot be loaded: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new TopologyStartException("There is no topology on the class path");
        }
        return found;
    }

    private static void requireGood(TopologyModule module) {
        if (!NAME.matcher(module.name()).matches()) {
            throw new TopologyStartException("The topology " + module.getClass().getName() + " is called '"
                    + module.name() + "'; a name has lower-case words with dashes between them");
        }
        var stores = new HashSet<String>();
        for (QueryableStore<?, ?> store : module.queryable()) {
            if (!stores.add(store.name())) {
                throw new TopologyStartException("The topology " + module.name() + " lists its store " + store.name()
                        + " twice among those that may be asked");
            }
        }
    }

    private static void requireOwners(List<TopologyModule> modules) {
        Map<String, TopologyModule> owners = new HashMap<>();
        for (TopologyModule module : modules) {
            module.ownTopics().forEach(topic -> requireFirst(owners.put(topic, module), module, "the topic " + topic));
        }
    }

    private static void requireFirst(TopologyModule before, TopologyModule module, String what) {
        if (before != null) {
            throw new TopologyStartException("Two topologies claim " + what + ": "
                    + before.getClass().getName() + " and "
                    + module.getClass().getName());
        }
    }
}
