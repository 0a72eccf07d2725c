/** How requests are measured. */
package dev.shrike.rest.meters;
