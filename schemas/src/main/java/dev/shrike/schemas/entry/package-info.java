/** How the catalogues are written down: an index names the entries of its jar, each a YAML file. */
package dev.shrike.schemas.entry;
