/** Dead letters of the bridge, of topologies and of services in one list: to look at, and to redrive. */
package dev.shrike.admin.page.deadletters;
