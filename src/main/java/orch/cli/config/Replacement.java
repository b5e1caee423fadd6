package orch.cli.config;

import java.util.List;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.ReplaceRequest;

/** A document that replaces a configuration, with the changes that this makes. */
record Replacement(Configuration live, ReplaceRequest request, List<Change> changes) {
  Replacement(Configuration live, ReplaceRequest request) {
    this(live, request, Difference.between(live.json(), request.document()).changes());
  }

  /** The parts that the replacement would remove. */
  List<String> losses() {
    return changes.stream()
        .filter(Change::isLoss)
        .map(change -> change.describe().replaceFirst(": removed ", " "))
        .toList();
  }

  boolean touches(String field) {
    return changes.stream().anyMatch(change -> change.path().equals(field));
  }
}
