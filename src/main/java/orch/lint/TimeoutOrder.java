package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;
import orch.document.FieldPath;
import orch.document.Mistake;
import orch.json.JsonPointers;

/** A channel closes conversations before, or when, they become inactive. */
final class TimeoutOrder extends Rule {
  TimeoutOrder() {
    super(
        "O013",
        Severity.WARNING,
        new Explanation(
            "The timeout closed is not longer than inactive",
            "Both count from the last message, so a conversation closes without ever becoming"
                + " INACTIVE",
            "a closed timeout that is longer than inactive, such as 60 and 10"));
  }

  @Override
  public List<Finding> check(JsonNode document) {
    List<Finding> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> channel : document.path(Fields.CHANNELS).properties()) {
      JsonNode timeouts = channel.getValue().path(Fields.TIMEOUTS);
      JsonNode inactive = timeouts.path("inactive");
      JsonNode closed = timeouts.path("closed");
      if (inactive.isInt() && closed.isInt() && closed.intValue() <= inactive.intValue()) {
        String pointer =
            JsonPointers.below(
                JsonPointers.below("/" + Fields.CHANNELS, channel.getKey()), Fields.TIMEOUTS);
        String message =
            "has closed "
                + closed.intValue()
                + ", which is not longer than inactive "
                + inactive.intValue()
                + ": conversations never become INACTIVE";
        found.add(
            new Finding(this, pointer, new Mistake("", FieldPath.ofPointer(pointer), message)));
      }
    }
    return found;
  }
}
