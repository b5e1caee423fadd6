package orch.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.fleet.AccountState;
import orch.fleet.FleetAccount;

/**
 * What became of an account.
 *
 * @param exitCode of its command; -1 when none ran
 * @param item the result as data
 * @param data what the command printed as data
 * @param messages what the command said, or printed for people
 */
record AccountResult(
    FleetAccount account,
    AccountState state,
    int exitCode,
    ObjectNode item,
    List<JsonNode> data,
    String messages) {
  /** Why the command failed; empty when it did not. */
  String problem() {
    return item.path("error").path("detail").asText("");
  }

  /** The same without what only needs to be printed once: many of these are kept. */
  AccountResult summary() {
    ObjectNode numbers = item.deepCopy();
    numbers.remove(List.of("changes", "results", "findings"));
    return new AccountResult(account, state, exitCode, numbers, List.of(), "");
  }
}
