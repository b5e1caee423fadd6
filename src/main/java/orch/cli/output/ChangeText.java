package orch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.configuration.Change;
import orch.json.Json;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Changes of a configuration, for people and as data.
 *
 * <pre>
 * ~ description: "Inbound" -> "Outbound"
 * + channelSettings.SMS.captureRules: {"from":"*","to":"+15551230101"}
 * </pre>
 */
public final class ChangeText {
  private final Style style;

  public ChangeText(Style style) {
    this.style = style;
  }

  /** The line of a change. */
  public String line(Change change) {
    String path = SafeText.line(change.path());
    if (change.before().isMissingNode()) {
      return style.green("+ " + path + ": " + text(change.after()));
    }
    String before = text(change.before());
    return change.isLoss()
        ? style.red("- " + path + ": " + before)
        : style.yellow("~")
            + (" " + path + ": ")
            + style.red(before)
            + " -> "
            + style.green(text(change.after()));
  }

  private static String text(JsonNode value) {
    return SafeText.line(Json.compact(value));
  }

  /** Changes as data; a change has no {@code before} where there was no value, and no after. */
  public static ArrayNode data(List<Change> changes) {
    ArrayNode data = Json.array();
    for (Change change : changes) {
      ObjectNode one = data.addObject().put("path", change.path());
      put(one, "before", change.before());
      put(one, "after", change.after());
    }
    return data;
  }

  private static void put(ObjectNode into, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      into.set(name, value);
    }
  }
}
