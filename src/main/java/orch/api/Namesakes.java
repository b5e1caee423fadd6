package orch.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import orch.configuration.Configuration;

/**
 * Collects the configurations of one name out of a listing: the first one, and the ids of the
 * others. Stops after {@link #MOST}, for a service may list the same one without an end.
 */
public final class Namesakes implements Predicate<Configuration> {
  private static final int MOST = 20;

  /** Ids have some 50 characters. */
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

  /** The first one; empty when there is none. */
  public Optional<Configuration> first() {
    return first;
  }

  /** Whether there is more than one. */
  public boolean areSeveral() {
    return ids.size() > 1;
  }

  /** The ids of all that were found, 20 at most. */
  public List<String> ids() {
    return List.copyOf(ids);
  }

  /** {@code 2 configurations are named "support"}. */
  public String describe() {
    String many = ids.size() == MOST ? MOST + " or more" : String.valueOf(ids.size());
    return many + " configurations are named \"" + name + "\"";
  }
}
