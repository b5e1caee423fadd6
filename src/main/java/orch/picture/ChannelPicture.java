package orch.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.configuration.Fields;

/** The picture of one channel: its timeouts in words, and its capture rules as arrows. */
final class ChannelPicture {
  private final TreeSymbols symbols;

  ChannelPicture(TreeSymbols symbols) {
    this.symbols = symbols;
  }

  /** The channel with this name and these settings. */
  Node of(String name, JsonNode settings) {
    if (!settings.isObject()) {
      return settings.isNull() ? Node.of(name, "none") : Members.node(name, settings);
    }
    Members members = new Members(settings);
    List<Node> below = new ArrayList<>();
    List<String> said = new ArrayList<>();
    members
        .take(Fields.TIMEOUTS, ChannelPicture::areTimeouts)
        .ifPresent(timeouts -> said.addAll(timeouts(timeouts, below)));
    Optional<JsonNode> rules = members.take(Fields.RULES, JsonNode::isArray);
    rules.ifPresent(all -> all.forEach(rule -> below.add(rule(rule))));
    if (rules.isPresent() && rules.get().isEmpty()) {
      said.add("no capture rules");
    }
    below.addAll(members.rest());
    return new Node(name, String.join(", ", said), below);
  }

  private static boolean areTimeouts(JsonNode value) {
    return value.isNull() || value.isObject();
  }

  private static List<String> timeouts(JsonNode timeouts, List<Node> below) {
    if (timeouts.isNull()) {
      return List.of("never inactive", "never closed");
    }
    Members members = new Members(timeouts);
    List<String> said = new ArrayList<>();
    for (String name : List.of("inactive", "closed")) {
      members.take(name, ChannelPicture::isTimeout).ifPresent(t -> said.add(timeout(name, t)));
    }
    List<Node> rest = members.rest();
    if (!rest.isEmpty()) {
      below.add(new Node(Fields.TIMEOUTS, "", rest));
    }
    return said;
  }

  private static boolean isTimeout(JsonNode value) {
    return value.isNull()
        || (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0);
  }

  private static String timeout(String name, JsonNode minutes) {
    return minutes.isNull()
        ? "never " + name
        : name + " after " + Words.minutes(minutes.longValue());
  }

  private Node rule(JsonNode rule) {
    if (!rule.path("from").isTextual() || !rule.path("to").isTextual()) {
      return Members.node("capture rule", rule);
    }
    Members members = new Members(rule);
    String from = members.text("from").orElse("");
    String to = members.text("to").orElse("");
    String arrow = from + " " + symbols.arrow() + " " + to;
    List<Node> below = new ArrayList<>();
    Optional<JsonNode> metadata = members.take("metadata", JsonNode::isObject);
    if (metadata.isPresent()) {
      Members beside = new Members(metadata.get());
      arrow += beside.beside();
      beside.rest().forEach(node -> below.add(new Node("metadata", "", List.of(node))));
    }
    below.addAll(members.rest());
    return new Node("", arrow, below);
  }
}
