package dev.shrike.admin.page.topologies;

import dev.shrike.admin.page.platform.Answer;

/** All topologies. */
record TopologyList(Answer<Topology.Found> found) {}
