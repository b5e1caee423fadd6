package orch.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.server.Administration;

/** The rules about faults of a running emulator. */
public final class EmulatorFaults {
  private final Administration administration;

  EmulatorFaults(Administration administration) {
    this.administration = administration;
  }

  /**
   * Adds rules behind those in use: all of them or, when one is wrong, none.
   *
   * @param rules as {@code orch emulator --fault} takes them, such as {@code POST:1:503}
   * @throws IllegalArgumentException when one is wrong; the message says where and why
   */
  public void add(String... rules) {
    administration.addFaults(List.of(rules));
  }

  /** Removes all rules, those of the annotation as well. */
  public void clear() {
    administration.clearFaults();
  }

  /** How many requests got the fault of this rule; 0 when no rule is written so. */
  public int applied(String rule) {
    int applied = 0;
    for (JsonNode one : administration.faults()) {
      applied += one.path("rule").asText().equals(rule) ? one.path("applied").asInt() : 0;
    }
    return applied;
  }
}
