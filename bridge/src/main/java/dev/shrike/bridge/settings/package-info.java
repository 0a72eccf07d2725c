/** What the bridge is told: validated records with safe defaults, bound by whoever starts it. */
package dev.shrike.bridge.settings;
