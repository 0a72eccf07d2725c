package dev.shrike.admin.page.topologies;

/** A topology with its picture. */
record TopologyView(Topology topology, Picture picture) {

    static TopologyView of(Topology topology) {
        return new TopologyView(topology, Picture.of(topology));
    }
}
