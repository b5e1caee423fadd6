package orch.document;

/**
 * A comment of a YAML file.
 *
 * @param place of its {@code #}
 * @param isAlone whether nothing else is on its line
 * @param text what follows the {@code #}, without the spaces around it
 */
public record Comment(Place place, boolean isAlone, String text) {}
