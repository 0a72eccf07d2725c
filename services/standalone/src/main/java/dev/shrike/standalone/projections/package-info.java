/** The projections of a running platform, seen and steered over its REST interface. */
package dev.shrike.standalone.projections;
