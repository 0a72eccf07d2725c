/**
 * The way to the services, where they are not in this process: one table of routes, a proxy that streams both ways, and how the services
 * are. Off in local mode. Start with {@link dev.shrike.gateway.route.RouteFilter}.
 */
package dev.shrike.gateway.route;
