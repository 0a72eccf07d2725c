/** How a service logs by itself. */
package dev.shrike.rest.logging;
