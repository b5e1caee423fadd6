package orch.cli.config;

import java.util.List;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.ReplaceRequest;

/** A configuration that is to stand in the place of another, and what would be lost with it. */
record Replacement(Configuration live, ReplaceRequest request, List<Change> changes) {
  Replacement(Configuration live, ReplaceRequest request) {
    this(live, request, Difference.between(live.json(), request.document()).changes());
  }

  /** What is there now and would be there no more. */
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
