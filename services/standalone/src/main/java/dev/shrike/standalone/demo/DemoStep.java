package dev.shrike.standalone.demo;

import java.util.List;

/**
 * One step of the story, as it has happened.
 *
 * @param title what happens, in a few words
 * @param told what came of it, in sentences
 * @param links where to see it
 */
public record DemoStep(String title, List<String> told, List<String> links) {
    public DemoStep {
        told = List.copyOf(told);
        links = List.copyOf(links);
    }
}
