package orch.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.json.Json;

/**
 * A line of a report: the beginning of a run, or the start or the end of an account.
 *
 * @param json with the members of its event
 */
public record ReportLine(JsonNode json) {
  /** The version of the format; readers refuse others. */
  public static final String FORMAT = "orch fleet report 1";

  public static final String RUN = "run";
  public static final String START = "start";
  public static final String END = "end";

  static final String EVENT = "event";
  static final String ACCOUNTS = "accounts";

  /**
   * The line at the beginning of a run.
   *
   * @param run a random id
   * @param at a time in ISO 8601
   * @param command such as {@code apply}
   * @param accounts all accounts of the shard, also those that the run leaves out
   */
  public static ObjectNode run(
      String run, String at, String command, Shard shard, List<FleetAccount> accounts) {
    ObjectNode line = Json.object().put("format", FORMAT).put(EVENT, RUN).put(RUN, run);
    line.put("at", at).put("command", command).put("shard", shard.toString());
    ArrayNode all = line.putArray(ACCOUNTS);
    for (FleetAccount account : accounts) {
      ObjectNode each = all.addObject().put("name", account.name());
      if (!account.sid().isEmpty()) {
        each.put("account", account.sid());
      }
    }
    return line;
  }

  /**
   * The line at the start or the end of an account; the caller adds the result to the latter.
   *
   * @param inputs the hash of what the command was to do
   */
  public static ObjectNode of(
      String event, String run, String at, FleetAccount account, String inputs) {
    ObjectNode line = Json.object().put(EVENT, event).put(RUN, run).put("at", at);
    line.put("name", account.name());
    if (!account.sid().isEmpty()) {
      line.put("account", account.sid());
    }
    return line.put("inputs", inputs);
  }

  String event() {
    return json.path(EVENT).asText("");
  }

  /** What the account is known by: its SID, else its name. */
  String key() {
    return key(json);
  }

  static String key(JsonNode account) {
    return account.path("account").asText(account.path("name").asText(""));
  }
}
