package orch.cli.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import orch.api.Namesakes;
import orch.configuration.Configuration;

/**
 * Collects from the list of configurations those that a word may mean: by its exact name or id,
 * else by its name in another case or the start of its id. Everything is bounded, because a faulty
 * service may list the same configuration endlessly.
 */
final class Candidates implements Predicate<Configuration> {
  /** The fewest characters of the random part of an id that stand for the id. */
  private static final int SHORTEST_START = 4;

  private static final int MOST = 20;
  private static final int MOST_NAMES = 10_000;
  private static final int LONGEST_NAME = 200;

  private final String word;
  private final String lowerCase;
  private final Namesakes namesakes;
  private final List<Configuration> near = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private Optional<Configuration> byId = Optional.empty();

  Candidates(String word) {
    this.word = word;
    this.lowerCase = word.toLowerCase(Locale.ROOT);
    this.namesakes = new Namesakes(word);
  }

  @Override
  public boolean test(Configuration configuration) {
    if (configuration.id().equals(word)) {
      byId = Optional.of(configuration);
      return false;
    }
    String name = configuration.displayName();
    if (names.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
      names.add(name);
    }
    if (near.size() < MOST && isNear(configuration) && isNew(configuration)) {
      near.add(configuration);
    }
    return namesakes.test(configuration);
  }

  private boolean isNear(Configuration configuration) {
    return configuration.displayName().equalsIgnoreCase(word) || isStart(configuration.id());
  }

  /** Whether the word is the start of an id, with or without its type. */
  private boolean isStart(String id) {
    int random = id.lastIndexOf('_') + 1;
    return lowerCase.length() >= SHORTEST_START
        && (id.startsWith(lowerCase, random)
            || (id.startsWith(lowerCase) && lowerCase.length() >= random + SHORTEST_START));
  }

  private boolean isNew(Configuration configuration) {
    return near.stream().noneMatch(known -> known.id().equals(configuration.id()));
  }

  /** The configuration with this id, else the first one with this name. */
  Optional<Configuration> exact() {
    return byId.isPresent() ? byId : namesakes.first();
  }

  /** The configurations with this exact name. */
  Namesakes namesakes() {
    return namesakes;
  }

  /**
   * The configurations with this name in another case, or with an id that starts so; 20 at most.
   */
  List<Configuration> near() {
    return near;
  }

  /** The names of the configurations, for suggestions. */
  Set<String> names() {
    return names;
  }
}
