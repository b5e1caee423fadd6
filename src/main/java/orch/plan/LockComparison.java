package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.document.Document;
import orch.json.Json;
import orch.plan.Drift.Side;
import org.jspecify.annotations.Nullable;

/** Compares files and live configurations with what the lock says of the last apply. */
public final class LockComparison {
  private final Lock lock;
  private final Map<String, LockEntry> byId;
  private final Map<String, Configuration> live = new LinkedHashMap<>();

  /**
   * @param live all configurations of the account
   */
  public LockComparison(Lock lock, List<Configuration> live) {
    this.lock = lock;
    this.byId = lock.byId();
    live.forEach(each -> this.live.putIfAbsent(each.id(), each));
  }

  /** What changed since the last apply of a document. */
  public Drift drift(PlanEntry entry, Document document) {
    Optional<LockEntry> known = known(entry);
    if (known.isEmpty()) {
      return new Drift(Side.NEW, entry.id().isEmpty() ? Side.GONE : Side.SAME);
    }
    boolean isSame = known.get().hash().equals(DocumentHash.of(document.tree()));
    return new Drift(isSame ? Side.SAME : Side.CHANGED, liveSide(known.get()));
  }

  /** What the lock says of the configuration of an entry. */
  public Optional<LockEntry> known(PlanEntry entry) {
    return Optional.ofNullable(
        entry.id().isEmpty() ? lock.entries().get(entry.name()) : byId.get(entry.id()));
  }

  private Side liveSide(LockEntry known) {
    @Nullable Configuration now = live.get(known.id());
    if (now == null) {
      return Side.GONE;
    }
    OptionalLong version = now.version();
    boolean isSame = version.isPresent() && version.getAsLong() == known.version();
    return isSame ? Side.SAME : Side.CHANGED;
  }

  /** A configuration of the lock that no document means any more. */
  public record Left(String name, LockEntry known, Drift drift, Optional<Configuration> live) {
    /**
     * Whether pruning may delete it: an apply of these files created it, and nobody has changed it
     * since.
     */
    public boolean isPrunable() {
      return known.isCreated() && drift.live() == Side.SAME;
    }
  }

  /** The configurations of the lock that no document means any more, in the order of the lock. */
  public List<Left> left(Plan plan) {
    Set<String> names = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (PlanEntry entry : plan.entries()) {
      names.add(entry.name());
      ids.add(entry.id());
    }
    List<Left> left = new ArrayList<>();
    lock.entries()
        .forEach(
            (name, known) -> {
              boolean isCreatedAnew = names.contains(name) && !live.containsKey(known.id());
              if (!ids.contains(known.id()) && !isCreatedAnew) {
                Drift drift = new Drift(Side.GONE, liveSide(known));
                left.add(new Left(name, known, drift, Optional.ofNullable(live.get(known.id()))));
              }
            });
    return left;
  }

  /** The entry that deletes a configuration. */
  public static PlanEntry deletion(Left left, String place) {
    Configuration live = left.live().orElseThrow();
    JsonNode nothing = Json.object();
    return new PlanEntry(
        Action.DELETE,
        left.name(),
        place,
        live,
        Json.object(),
        Difference.between(live.json(), nothing).changes());
  }
}
