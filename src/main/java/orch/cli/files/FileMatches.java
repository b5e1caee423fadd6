package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.DetailLines;
import orch.cli.problem.ExitCode;
import orch.configuration.Configuration;
import orch.configuration.Fields;

/**
 * Which document of a directory describes which configuration: the one with its id, else the one
 * without an id that has its exact name.
 */
final class FileMatches {
  /** A document of a file, by its index. */
  record Place(PresentFile file, int index) {
    JsonNode document() {
      return file.text().documents().get(index);
    }

    String id() {
      return PresentFile.id(document());
    }

    String displayName() {
      return document().path(Fields.DISPLAY_NAME).asText("");
    }
  }

  private final List<Place> places = new ArrayList<>();
  private final Map<String, List<Place>> byId;
  private final Map<String, List<Place>> byName;
  private final Map<String, Place> found = new HashMap<>();
  private final List<String> doubts = new ArrayList<>();

  /**
   * Finds the documents.
   *
   * @param hint what to do next when it is not clear
   * @throws CommandFailedException when a configuration has several, or a document may describe
   *     several configurations
   */
  FileMatches(List<PresentFile> files, List<Configuration> configurations, String hint) {
    for (PresentFile file : files) {
      for (int i = 0; i < file.text().documents().size(); i++) {
        if (PresentFile.isConfiguration(file.text().documents().get(i))) {
          places.add(new Place(file, i));
        }
      }
    }
    byId = places.stream().collect(Collectors.groupingBy(Place::id));
    byName =
        byId.getOrDefault("", List.of()).stream()
            .collect(Collectors.groupingBy(Place::displayName));
    Map<String, Long> namesakes =
        configurations.stream()
            .collect(Collectors.groupingBy(Configuration::displayName, Collectors.counting()));
    for (Configuration each : configurations) {
      match(each, namesakes.getOrDefault(each.displayName(), 0L));
    }
    if (!doubts.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.CONFLICT,
          "it is not clear which file describes which configuration; nothing was written",
          DetailLines.limited(doubts),
          hint);
    }
  }

  private void match(Configuration configuration, long namesakes) {
    List<Place> matches = byId.getOrDefault(configuration.id(), List.of());
    if (matches.isEmpty()) {
      matches = byName.getOrDefault(configuration.displayName(), List.of());
      if (!matches.isEmpty() && namesakes > 1) {
        doubts.add(
            files(matches)
                + " may describe "
                + configuration.id()
                + ": "
                + namesakes
                + " configurations are named "
                + configuration.displayName());
        return;
      }
    }
    if (matches.size() > 1) {
      doubts.add(
          files(matches) + " describe " + configuration.label() + " (" + configuration.id() + ")");
    } else if (!matches.isEmpty()) {
      found.put(configuration.id(), matches.get(0));
    }
  }

  private static String files(List<Place> places) {
    return places.stream()
        .map(place -> place.file().shown())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** The document of a configuration. */
  Optional<Place> of(Configuration configuration) {
    return Optional.ofNullable(found.get(configuration.id()));
  }

  /** The documents that describe none of the configurations. */
  List<Place> others() {
    Set<Place> used = Collections.newSetFromMap(new IdentityHashMap<>());
    used.addAll(found.values());
    return places.stream().filter(place -> !used.contains(place)).toList();
  }
}
