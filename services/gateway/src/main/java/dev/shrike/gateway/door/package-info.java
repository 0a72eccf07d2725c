/**
 * What every request passes before anything else sees it, in local mode those of all services in this process: limits of rate, time and
 * size, and keys of repeated requests that cannot be meant. Who passes and how often is remembered in memory, bounded, and by this instance
 * only.
 */
package dev.shrike.gateway.door;
