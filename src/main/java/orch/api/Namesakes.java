package orch.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import orch.configuration.Configuration;

/**
 * Collects the configurations with one name from a list: the first of them, and the ids of all.
 * Stops after {@link #MOST}, because a faulty service may list the same one endlessly.
 */
public final class Namesakes implements Predicate<Configuration> {
  private static final int MOST = 20;

  /** In characters. Real ids have about 50. */
  private static final int LONGEST_ID = 200;

  private final String name;
  private final List<String> ids = new ArrayList<>();
  private Optional<Configuration> first = Optional.empty();

  public Namesakes(String name) {
    this.name = name;
  }

  @Override
  public boolean test(Configuration configuration) {
    if (!configuration.displayName().equals(name)) {
      return true;
    }
    if (ids.isEmpty()) {
      first = Optional.of(configuration);
    }
    String id = configuration.id();
    ids.add(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "..." : id);
    return ids.size() < MOST;
  }

  /** The first configuration with the name; empty when there is none. */
  public Optional<Configuration> first() {
    return first;
  }

  /** Whether several configurations have the name. */
  public boolean areSeveral() {
    return ids.size() > 1;
  }

  /** The ids of the configurations with the name, 20 at most. */
  public List<String> ids() {
    return List.copyOf(ids);
  }

  /** {@code 2 configurations are named "support"}. */
  public String describe() {
    String many = ids.size() == MOST ? MOST + " or more" : String.valueOf(ids.size());
    return many + " configurations are named \"" + name + "\"";
  }
}
