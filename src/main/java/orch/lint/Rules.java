package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;

/** All rules, and checking single documents with them. */
public final class Rules {
  public static final TakenName TAKEN_NAME = new TakenName();
  public static final AccountSid ACCOUNT_SID = new AccountSid();
  public static final ChannelName CHANNEL_NAME = new ChannelName();

  private static final String FIXED =
      "is documented as fixed after creation; the service may refuse or ignore the change";

  private Rules() {}

  /** All rules by the name of their group; in a group, in the order of their ids. */
  public static Map<String, List<Rule>> groups() {
    Map<String, List<Rule>> groups = new LinkedHashMap<>();
    groups.put("Files", FileRules.ALL);
    groups.put("Names and ids", List.of(TAKEN_NAME, ACCOUNT_SID));
    add(groups, "Names and ids", Identities.ALL);
    add(groups, "Names and ids", AcrossFiles.OF_IDENTITIES);
    groups.put("Addresses", Addresses.ALL);
    groups.put("Capture rules", CaptureRules.ALL);
    add(groups, "Capture rules", AcrossFiles.OF_RULES);
    groups.put("Channels", List.of(CHANNEL_NAME));
    add(groups, "Channels", Channels.ALL);
    add(groups, "Channels", AcrossFiles.OF_CHANNELS);
    groups.put("Timeouts", Timeouts.ALL);
    groups.put("Callbacks", Callbacks.ALL);
    groups.replaceAll((name, rules) -> sorted(rules));
    return groups;
  }

  private static void add(Map<String, List<Rule>> groups, String name, List<Rule> more) {
    List<Rule> all = new ArrayList<>(groups.getOrDefault(name, List.of()));
    all.addAll(more);
    groups.put(name, all);
  }

  /** All rules, in the order of their ids. */
  public static List<Rule> all() {
    List<Rule> all = new ArrayList<>();
    groups().values().forEach(all::addAll);
    return sorted(all);
  }

  private static List<Rule> sorted(List<Rule> rules) {
    return rules.stream().sorted((one, other) -> one.id().compareTo(other.id())).toList();
  }

  /** What a document that is written warns about: all findings but information. */
  public static List<Finding> check(JsonNode document) {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : checkAll(document)) {
      if (finding.rule().severity() != Severity.NOTE) {
        found.add(finding);
      }
    }
    return found;
  }

  /** All findings in a document that the API's limits allow. */
  static List<Finding> checkAll(JsonNode document) {
    List<Finding> found = new ArrayList<>();
    Identities.check(document, found);
    List<Capture> captures = Capture.in(document);
    Addresses.check(captures, found);
    CaptureRules.check(document, captures, found);
    Channels.check(document, captures, found);
    Timeouts.check(document, found);
    Callbacks.check(document, found);
    return found;
  }

  /** The findings in a document that it did not have before a change. */
  public static List<Finding> checkChange(JsonNode before, JsonNode after) {
    List<Finding> found = check(after);
    JsonNode grouping = after.path(Fields.GROUPING);
    if (grouping.isTextual() && !grouping.equals(before.path(Fields.GROUPING))) {
      found.add(Identities.GROUPING.at("/" + Fields.GROUPING, FIXED));
    }
    if (!found.isEmpty()) {
      List<Finding> old = check(before);
      found.removeIf(finding -> old.stream().anyMatch(other -> isSame(finding, other)));
    }
    return found;
  }

  /** Whether both are the same finding, perhaps at another place of a list. */
  private static boolean isSame(Finding one, Finding other) {
    return one.rule() == other.rule()
        && withoutIndexes(one.mistake().message()).equals(withoutIndexes(other.mistake().message()))
        && withoutIndexes(one.pointer()).equals(withoutIndexes(other.pointer()));
  }

  private static String withoutIndexes(String place) {
    return place.replaceAll("/[0-9]+(?=/|$)|\\[[0-9]+\\]", "/");
  }
}
