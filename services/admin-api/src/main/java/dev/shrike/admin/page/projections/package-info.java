/** Read models: how far they are, and rebuilding them beside the live ones. */
package dev.shrike.admin.page.projections;
