package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All rules, and checking documents with them. */
public final class Rules {
  public static final TakenName TAKEN_NAME = new TakenName();
  public static final AccountSid ACCOUNT_SID = new AccountSid();
  public static final ChannelName CHANNEL_NAME = new ChannelName();

  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          TAKEN_NAME,
          new StoreId(),
          new PhoneNumber(),
          new TimeoutOrder(),
          ACCOUNT_SID,
          CHANNEL_NAME);

  private Rules() {}

  /** All findings in a document. */
  public static List<Finding> check(JsonNode document) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : ALL) {
      found.addAll(rule.check(document));
    }
    return found;
  }

  /** The findings in a document that it did not have before a change. */
  public static List<Finding> checkChange(JsonNode before, JsonNode after) {
    List<Finding> found = check(after);
    if (!found.isEmpty()) {
      List<Finding> old = check(before);
      found.removeIf(finding -> old.stream().anyMatch(other -> isSame(finding, other)));
    }
    return found;
  }

  /** Whether both are the same finding, perhaps at another place of a list. */
  private static boolean isSame(Finding one, Finding other) {
    return one.rule() == other.rule()
        && one.mistake().message().equals(other.mistake().message())
        && withoutIndexes(one.pointer()).equals(withoutIndexes(other.pointer()));
  }

  private static String withoutIndexes(String pointer) {
    return pointer.replaceAll("/[0-9]+(?=/|$)", "/");
  }
}
