package orch.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.configuration.Fields;
import orch.configuration.GroupingType;

/**
 * What the picture of a configuration shows, in words: everything that the configuration has, also
 * fields that orch does not know.
 */
public final class ConfigurationPicture {
  private final Members members;
  private final TreeSymbols symbols;
  private final Optional<Instant> now;
  private final List<Node> lines = new ArrayList<>();

  private ConfigurationPicture(JsonNode configuration, TreeSymbols symbols, Optional<Instant> now) {
    this.members = new Members(configuration);
    this.symbols = symbols;
    this.now = now;
  }

  /**
   * The picture of a configuration.
   *
   * @param configuration an object; it may lack any field
   * @param now the moment for ages; empty for a picture that is kept, which shows only moments
   */
  public static Node of(JsonNode configuration, TreeSymbols symbols, Optional<Instant> now) {
    return new ConfigurationPicture(configuration, symbols, now).root();
  }

  private Node root() {
    String name =
        members
            .take(Fields.DISPLAY_NAME, ConfigurationPicture::isFilled)
            .map(JsonNode::textValue)
            .orElse("");
    head();
    channels();
    callbacks();
    links();
    lines.addAll(members.rest());
    return new Node(name.isEmpty() ? "configuration" : name, "", lines);
  }

  private static boolean isFilled(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank();
  }

  private void head() {
    text("id", "id");
    text(Fields.DESCRIPTION, "description");
    members.text(Fields.GROUPING).ifPresent(type -> lines.add(Node.of("grouping", grouping(type))));
    members
        .take("version", JsonNode::isIntegralNumber)
        .ifPresent(version -> lines.add(Node.of("version", version.asText())));
    members.text("createdAt").ifPresent(at -> lines.add(moment("created", at)));
    members.text("updatedAt").ifPresent(at -> lines.add(moment("changed", at)));
  }

  private Node moment(String name, String at) {
    return Node.of(name, now.map(moment -> Words.ago(at, moment)).orElse(at));
  }

  private void text(String field, String name) {
    members
        .take(field, ConfigurationPicture::isFilled)
        .ifPresent(value -> lines.add(Node.of(name, value.textValue())));
  }

  private static String grouping(String type) {
    for (GroupingType known : GroupingType.values()) {
      if (known.name().equals(type)) {
        return switch (known) {
          case GROUP_BY_PROFILE -> "by profile (one conversation for each customer)";
          case GROUP_BY_PARTICIPANT_ADDRESSES ->
              "by addresses (one conversation for each set of participants' addresses)";
          case GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE ->
              "by addresses and channel (one conversation for each set of participants' addresses"
                  + " on each channel)";
        };
      }
    }
    return type;
  }

  private void channels() {
    ChannelPicture picture = new ChannelPicture(symbols);
    members
        .take(Fields.CHANNELS, JsonNode::isObject)
        .ifPresent(
            all -> {
              List<Node> below = new ArrayList<>();
              all.properties().forEach(m -> below.add(picture.of(m.getKey(), m.getValue())));
              lines.add(group("channels", below));
            });
  }

  private static Node group(String name, List<Node> below) {
    return new Node(name, below.isEmpty() ? "none" : "", below);
  }

  private void callbacks() {
    Optional<JsonNode> all = members.take(Fields.CALLBACKS, JsonNode::isArray);
    if (all.isPresent()) {
      List<Node> below = new ArrayList<>();
      all.get().forEach(callback -> below.add(callback(callback)));
      lines.add(group("status callbacks", below));
    }
    members
        .take(Fields.EXTRACTION, JsonNode::isBoolean)
        .map(on -> Node.of("memories", on.asBoolean() ? "extracted" : "not extracted"))
        .ifPresent(lines::add);
  }

  /** What else the configuration refers to. */
  private void links() {
    List<Node> links = new ArrayList<>();
    members
        .take(Fields.MEMORY_STORE, ConfigurationPicture::isFilled)
        .ifPresent(id -> links.add(Node.of("memory store", id.textValue())));
    Optional<JsonNode> all = members.take(Fields.INTELLIGENCE, JsonNode::isArray);
    if (all.isPresent()) {
      List<Node> below = new ArrayList<>();
      all.get().forEach(id -> below.add(id(id)));
      links.add(group("intelligence configurations", below));
    }
    members
        .take(Fields.BRIDGE, value -> value.isNull() || value.isObject())
        .ifPresent(bridge -> links.add(bridge(bridge)));
    if (!links.isEmpty()) {
      lines.add(new Node("links", "", links));
    }
  }

  private static Node id(JsonNode id) {
    return isFilled(id) ? Node.of("", id.textValue()) : Members.node("id", id);
  }

  private static Node callback(JsonNode callback) {
    Members left = new Members(callback);
    Optional<String> url =
        left.take("url", ConfigurationPicture::isFilled).map(JsonNode::textValue);
    if (url.isEmpty()) {
      return Members.node("callback", callback);
    }
    String method =
        left.take("method", ConfigurationPicture::isFilled).map(JsonNode::textValue).orElse("");
    return new Node("", method.isEmpty() ? url.get() : method + " " + url.get(), left.rest());
  }

  private static Node bridge(JsonNode bridge) {
    if (bridge.isNull()) {
      return Node.of("bridge to a Conversations service", "none");
    }
    Members left = new Members(bridge);
    String service =
        left.take(Fields.SERVICE, ConfigurationPicture::isFilled)
            .map(JsonNode::textValue)
            .orElse("");
    return new Node("bridge to a Conversations service", service, left.rest());
  }
}
